package entente.serve;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The first so many elements of an iterator, and whether there were more. */
final class Limited<T> implements Iterator<T> {
  private final Iterator<T> all;
  private final int limit;
  private int count;
  private boolean cut;

  Limited(Iterator<T> all, int limit) {
    this.all = all;
    this.limit = limit;
  }

  /** Whether elements were left out; known once {@link #hasNext} has been false. */
  boolean cut() {
    return cut;
  }

  @Override
  public boolean hasNext() {
    if (count < limit) {
      return all.hasNext();
    }
    cut = cut || all.hasNext();
    return false;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    count++;
    return all.next();
  }
}
