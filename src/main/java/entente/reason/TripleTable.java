package entente.reason;

import java.util.Arrays;

/**
 * Triples of numbers in the order of their arrival, never removed. Each row hangs in three chains:
 * of its subject (rows with the same predicate next to each other), of its predicate, and of its
 * object (likewise grouped by predicate). So every pattern is answered by walking one chain.
 *
 * <p>About 65 bytes a triple.
 */
final class TripleTable {
  /** The end of a chain, or no such row. */
  static final int NONE = -1;

  /** The row was given, not inferred. */
  static final byte ASSERTED = 1;

  /** The row holds a name that has a representative now; a later row says the same with that. */
  static final byte OUTDATED = 2;

  /** The row belongs to the schema. */
  static final byte SCHEMA = 4;

  private int[] subjects = new int[1024];
  private int[] predicates = new int[1024];
  private int[] objects = new int[1024];
  private int[] nextOfSubject = new int[1024];
  private int[] nextOfPredicate = new int[1024];
  private int[] nextOfObject = new int[1024];
  private int[] rules = new int[1024];
  private byte[] flags = new byte[1024];
  private int size;

  private int[] firstOfSubject = filled(1024);
  private int[] firstOfPredicate = filled(1024);
  private int[] firstOfObject = filled(1024);

  // Hash tables with open addressing: a slot holds the hash (upper half) and the row + 1 (lower
  // half), so that a foreign entry is passed over without a look at its row.
  private long[] rowSlots = new long[4096];
  private long[] subjectGroups = new long[4096];
  private long[] objectGroups = new long[4096];
  private int subjectGroupCount;
  private int objectGroupCount;

  /** Makes room for so many rows more, so that growing step by step is spared. */
  void expect(int more) {
    long rows = (long) size + more;
    if (rows > subjects.length) {
      growRows((int) Math.min(Integer.MAX_VALUE - 8, rows));
    }
    while (rows * 3 > rowSlots.length * 2L && rowSlots.length < 1 << 30) {
      rowSlots = wider(rowSlots);
    }
  }

  /** How many rows there are; the next one gets this number. */
  int size() {
    return size;
  }

  int subject(int row) {
    return subjects[row];
  }

  int predicate(int row) {
    return predicates[row];
  }

  int object(int row) {
    return objects[row];
  }

  /** The number of the rule that gave the row first, or -1 if it was given. */
  int rule(int row) {
    return rules[row];
  }

  boolean has(int row, byte flag) {
    return (flags[row] & flag) != 0;
  }

  void mark(int row, byte flag) {
    flags[row] |= flag;
  }

  /** The row of the triple, or {@link #NONE}. */
  int find(int s, int p, int o) {
    int at = slot(hash(s, p, o), s, p, o);
    return rowSlots[at] == 0 ? NONE : row(rowSlots[at]);
  }

  private int slot(int hash, int s, int p, int o) {
    int mask = rowSlots.length - 1;
    int at = hash & mask;
    while (rowSlots[at] != 0) {
      if ((int) (rowSlots[at] >>> 32) == hash) {
        int row = row(rowSlots[at]);
        if (subjects[row] == s && objects[row] == o && predicates[row] == p) {
          break;
        }
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  private static int row(long slot) {
    return (int) slot - 1;
  }

  private static long slot(int hash, int row) {
    return ((long) hash << 32) | (row + 1);
  }

  /** Appends the triple and returns its row; returns {@code -1 - row} if it is there already. */
  int add(int s, int p, int o, int rule) {
    int hash = hash(s, p, o);
    int at = slot(hash, s, p, o);
    if (rowSlots[at] != 0) {
      return -1 - row(rowSlots[at]);
    }
    if (size == subjects.length) {
      growRows((int) Math.min(Integer.MAX_VALUE - 8, size + (size >> 1) + 1L));
    }
    int row = size++;
    rowSlots[at] = slot(hash, row);
    subjects[row] = s;
    predicates[row] = p;
    objects[row] = o;
    rules[row] = rule;
    if (size * 3L > rowSlots.length * 2L) {
      rowSlots = wider(rowSlots);
    }
    chainBySubject(row);
    chainByObject(row);
    firstOfPredicate = fit(firstOfPredicate, p);
    nextOfPredicate[row] = firstOfPredicate[p];
    firstOfPredicate[p] = row;
    return row;
  }

  /** The first row with this subject; rows with the same predicate follow each other. */
  int firstOfSubject(int s) {
    return s < firstOfSubject.length ? firstOfSubject[s] : NONE;
  }

  int nextOfSubject(int row) {
    return nextOfSubject[row];
  }

  /** The latest row with this predicate; the others follow from late to early. */
  int firstOfPredicate(int p) {
    return p < firstOfPredicate.length ? firstOfPredicate[p] : NONE;
  }

  int nextOfPredicate(int row) {
    return nextOfPredicate[row];
  }

  /** The first row with this object; rows with the same predicate follow each other. */
  int firstOfObject(int o) {
    return o < firstOfObject.length ? firstOfObject[o] : NONE;
  }

  int nextOfObject(int row) {
    return nextOfObject[row];
  }

  /** The first row with this subject and predicate. */
  int firstOfSubject(int s, int p) {
    return firstOf(subjectGroups, subjects, s, p, hash(s, p));
  }

  private int firstOf(long[] groups, int[] ends, int end, int p, int hash) {
    int mask = groups.length - 1;
    for (int at = hash & mask; groups[at] != 0; at = (at + 1) & mask) {
      if ((int) (groups[at] >>> 32) == hash) {
        int row = row(groups[at]);
        if (ends[row] == end && predicates[row] == p) {
          return row;
        }
      }
    }
    return NONE;
  }

  /** The next row with the same subject and predicate. */
  int nextOfSubjectGroup(int row) {
    int next = nextOfSubject[row];
    return next != NONE && predicates[next] == predicates[row] ? next : NONE;
  }

  /** The first row with this object and predicate. */
  int firstOfObject(int o, int p) {
    return firstOf(objectGroups, objects, o, p, hash(o, p));
  }

  /** The next row with the same object and predicate. */
  int nextOfObjectGroup(int row) {
    int next = nextOfObject[row];
    return next != NONE && predicates[next] == predicates[row] ? next : NONE;
  }

  private void chainBySubject(int row) {
    int s = subjects[row];
    int hash = hash(s, predicates[row]);
    int first = firstOf(subjectGroups, subjects, s, predicates[row], hash);
    if (first != NONE) {
      nextOfSubject[row] = nextOfSubject[first];
      nextOfSubject[first] = row;
      return;
    }
    firstOfSubject = fit(firstOfSubject, s);
    nextOfSubject[row] = firstOfSubject[s];
    firstOfSubject[s] = row;
    if (++subjectGroupCount * 3L > subjectGroups.length * 2L) {
      subjectGroups = wider(subjectGroups);
    }
    put(subjectGroups, slot(hash, row));
  }

  private void chainByObject(int row) {
    int o = objects[row];
    int hash = hash(o, predicates[row]);
    int first = firstOf(objectGroups, objects, o, predicates[row], hash);
    if (first != NONE) {
      nextOfObject[row] = nextOfObject[first];
      nextOfObject[first] = row;
      return;
    }
    firstOfObject = fit(firstOfObject, o);
    nextOfObject[row] = firstOfObject[o];
    firstOfObject[o] = row;
    if (++objectGroupCount * 3L > objectGroups.length * 2L) {
      objectGroups = wider(objectGroups);
    }
    put(objectGroups, slot(hash, row));
  }

  private static void put(long[] slots, long slot) {
    int mask = slots.length - 1;
    int at = (int) (slot >>> 32) & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }

  private static long[] wider(long[] slots) {
    long[] wider = new long[slots.length * 2];
    for (long slot : slots) {
      if (slot != 0) {
        put(wider, slot);
      }
    }
    return wider;
  }

  private void growRows(int wider) {
    subjects = Arrays.copyOf(subjects, wider);
    predicates = Arrays.copyOf(predicates, wider);
    objects = Arrays.copyOf(objects, wider);
    nextOfSubject = Arrays.copyOf(nextOfSubject, wider);
    nextOfPredicate = Arrays.copyOf(nextOfPredicate, wider);
    nextOfObject = Arrays.copyOf(nextOfObject, wider);
    rules = Arrays.copyOf(rules, wider);
    flags = Arrays.copyOf(flags, wider);
  }

  private static int[] fit(int[] heads, int index) {
    if (index < heads.length) {
      return heads;
    }
    int[] wider = Arrays.copyOf(heads, Math.max(index + 1, heads.length * 2));
    Arrays.fill(wider, heads.length, wider.length, NONE);
    return wider;
  }

  private static int[] filled(int length) {
    int[] heads = new int[length];
    Arrays.fill(heads, NONE);
    return heads;
  }

  private static int hash(int s, int p, int o) {
    return mix(s * 0x9E3779B97F4A7C15L + p * 0xC2B2AE3D27D4EB4FL + o * 0x165667B19E3779F9L);
  }

  private static int hash(int end, int p) {
    return mix(end * 0x9E3779B97F4A7C15L + p * 0xC2B2AE3D27D4EB4FL);
  }

  private static int mix(long key) {
    long mixed = (key ^ (key >>> 32)) * 0xD6E8FEB86659FD93L;
    return (int) (mixed ^ (mixed >>> 32));
  }
}
