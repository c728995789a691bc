package entente.serve;

/**
 * What surrounds every page.
 *
 * @param title of the page, first in the window's title
 * @param description one sentence for search engines
 * @param section which entry of the menu is the current one: its path, or the empty string
 * @param release identifier of the release that the page was drawn from
 * @param style address of the style sheet
 */
record Frame(String title, String description, String section, String release, String style) {}
