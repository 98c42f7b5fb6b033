package cn.laborproof.verify;

/** All places for examinations stayed taken. */
class PortalBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
