/**
 * Releases: the graph of all sources, built anew, checked, and made current in one step. Entry
 * types: {@link entente.store.ReleaseBuilder} makes releases, {@link entente.store.ReleaseStore}
 * keeps them. It knows files, locks and TDB2; it knows nothing of HTTP or the command line.
 */
@NullMarked
package entente.store;

import org.jspecify.annotations.NullMarked;
