package entente.source;

/**
 * A line of a column of a PDF's page.
 *
 * @param left left edge, in points
 * @param right right edge
 * @param y baseline, in points from the top
 * @param size height of most of its characters
 * @param bold whether all its letters are bold
 * @param columnLeft left edge of its column
 * @param columnRight right edge of its column
 * @param column number of its column on the page, in reading order
 */
record PdfLine(
    String text,
    float left,
    float right,
    float y,
    float size,
    boolean bold,
    float columnLeft,
    float columnRight,
    int column) {}
