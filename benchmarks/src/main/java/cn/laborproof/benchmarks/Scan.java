package cn.laborproof.benchmarks;

import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A paper contract as a scanner delivers it: twenty pages, each one picture of about a megabyte.
 */
final class Scan {
  private static final int PAGES = 20;
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 1754;

  /** Grain of paper, the same in every run; it decides how well a page compresses. */
  private static final long SEED = 20261121;

  private static final int GRAIN = 96;

  private Scan() {}

  static byte[] pdf() throws IOException {
    Random random = new Random(SEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PdfDocument document = new PdfDocument(new PdfWriter(bytes))) {
      for (int page = 0; page < PAGES; page++) {
        new PdfCanvas(document.addNewPage(PageSize.A4))
            .addImageFittedIntoRectangle(
                ImageDataFactory.create(picture(random)), PageSize.A4, false);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] picture(Random random) throws IOException {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int light = 255 - random.nextInt(GRAIN);
        page.setRGB(x, y, light << 16 | light << 8 | light);
      }
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(page, "jpeg", jpeg);
    return jpeg.toByteArray();
  }
}
