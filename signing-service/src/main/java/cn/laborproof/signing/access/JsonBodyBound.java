package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read as JSON: it becomes objects, many times its size, before anybody looks at who
 * sent it. Files and tables come in other types, which have bounds of their own.
 */
@Component
final class JsonBodyBound extends OncePerRequestFilter {

  /** A drawn signature and a long questionnaire are a tenth of it. */
  private static final int MOST_BYTES = 1024 * 1024;

  private final ProblemWriter problems;

  JsonBodyBound(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String given = Objects.requireNonNullElse(request.getContentType(), "");
    String type = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return !type.equals("application/json") && !type.endsWith("+json");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      problems.write(request, response, new Refusal(CommonRefusal.TOO_LARGE));
      return;
    }
    chain.doFilter(new Bounded(request), response);
  }

  /** A body whose length nobody said beforehand ends in a fault when it goes past the bound. */
  private static final class Bounded extends HttpServletRequestWrapper {

    Bounded(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counted(super.getInputStream());
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class Counted extends ServletInputStream {
    private final ServletInputStream body;
    private long read;

    Counted(ServletInputStream body) {
      this.body = body;
    }

    private int count(int bytes) throws IOException {
      read += Math.max(0, bytes);
      if (read > MOST_BYTES) {
        throw new IOException("a body of JSON past " + MOST_BYTES + " bytes");
      }
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int one = body.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return count(body.read(into, offset, length));
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
