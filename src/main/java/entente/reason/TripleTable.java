package entente.reason;

import java.util.Arrays;

/**
 * Triples of numbers in the order of their arrival, never removed. Each row hangs in three chains:
 * of its subject (rows with the same predicate next to each other), of its predicate, and of its
 * object (likewise grouped by predicate). So every pattern is answered by walking one chain.
 *
 * <p>About 45 bytes a triple.
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

  private int[] rowSlots = new int[4096];
  private int[] subjectGroups = new int[4096];
  private int[] objectGroups = new int[4096];
  private int subjectGroupCount;
  private int objectGroupCount;

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
    int mask = rowSlots.length - 1;
    for (int at = hash(s, p, o) & mask; rowSlots[at] != 0; at = (at + 1) & mask) {
      int row = rowSlots[at] - 1;
      if (subjects[row] == s && objects[row] == o && predicates[row] == p) {
        return row;
      }
    }
    return NONE;
  }

  /** Appends the triple and returns its row; returns {@code -1 - row} if it is there already. */
  int add(int s, int p, int o, int rule) {
    int mask = rowSlots.length - 1;
    int at = hash(s, p, o) & mask;
    while (rowSlots[at] != 0) {
      int row = rowSlots[at] - 1;
      if (subjects[row] == s && objects[row] == o && predicates[row] == p) {
        return -1 - row;
      }
      at = (at + 1) & mask;
    }
    if (size == subjects.length) {
      growRows();
    }
    int row = size++;
    rowSlots[at] = row + 1;
    subjects[row] = s;
    predicates[row] = p;
    objects[row] = o;
    rules[row] = rule;
    if (size * 2L > rowSlots.length) {
      rowSlots = rehashRows();
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
    int mask = subjectGroups.length - 1;
    for (int at = hash(s, p) & mask; subjectGroups[at] != 0; at = (at + 1) & mask) {
      int row = subjectGroups[at] - 1;
      if (subjects[row] == s && predicates[row] == p) {
        return row;
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
    int mask = objectGroups.length - 1;
    for (int at = hash(o, p) & mask; objectGroups[at] != 0; at = (at + 1) & mask) {
      int row = objectGroups[at] - 1;
      if (objects[row] == o && predicates[row] == p) {
        return row;
      }
    }
    return NONE;
  }

  /** The next row with the same object and predicate. */
  int nextOfObjectGroup(int row) {
    int next = nextOfObject[row];
    return next != NONE && predicates[next] == predicates[row] ? next : NONE;
  }

  private void chainBySubject(int row) {
    int s = subjects[row];
    int first = firstOfSubject(s, predicates[row]);
    if (first != NONE) {
      nextOfSubject[row] = nextOfSubject[first];
      nextOfSubject[first] = row;
      return;
    }
    firstOfSubject = fit(firstOfSubject, s);
    nextOfSubject[row] = firstOfSubject[s];
    firstOfSubject[s] = row;
    if (++subjectGroupCount * 2L > subjectGroups.length) {
      subjectGroups = rehashGroups(subjectGroups, subjects);
    }
    put(subjectGroups, subjects, row);
  }

  private void chainByObject(int row) {
    int o = objects[row];
    int first = firstOfObject(o, predicates[row]);
    if (first != NONE) {
      nextOfObject[row] = nextOfObject[first];
      nextOfObject[first] = row;
      return;
    }
    firstOfObject = fit(firstOfObject, o);
    nextOfObject[row] = firstOfObject[o];
    firstOfObject[o] = row;
    if (++objectGroupCount * 2L > objectGroups.length) {
      objectGroups = rehashGroups(objectGroups, objects);
    }
    put(objectGroups, objects, row);
  }

  private void put(int[] groups, int[] ends, int row) {
    int mask = groups.length - 1;
    int at = hash(ends[row], predicates[row]) & mask;
    while (groups[at] != 0) {
      at = (at + 1) & mask;
    }
    groups[at] = row + 1;
  }

  private int[] rehashGroups(int[] groups, int[] ends) {
    int[] wider = new int[groups.length * 2];
    for (int slot : groups) {
      if (slot != 0) {
        put(wider, ends, slot - 1);
      }
    }
    return wider;
  }

  private int[] rehashRows() {
    int[] wider = new int[rowSlots.length * 2];
    int mask = wider.length - 1;
    for (int row = 0; row < size; row++) {
      int at = hash(subjects[row], predicates[row], objects[row]) & mask;
      while (wider[at] != 0) {
        at = (at + 1) & mask;
      }
      wider[at] = row + 1;
    }
    return wider;
  }

  private void growRows() {
    int wider = size + (size >> 1);
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
