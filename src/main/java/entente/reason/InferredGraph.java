package entente.reason;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/**
 * The inferred triples as a graph: a view of the table that leaves out what was given and writes
 * every name of a thing where it has several. Read only.
 */
final class InferredGraph extends GraphBase {
  private final TripleTable table;
  private final Dictionary dictionary;
  private final Equality equality;
  private final int sameAs;
  private final int names;
  private final IntPredicate shown;
  private final boolean equalities;
  private final int size;

  /**
   * A view.
   *
   * @param shown which rows belong to the graph, whatever their names
   * @param equalities whether owl:sameAs belongs to the graph
   * @param names how many names of a thing are written out
   */
  InferredGraph(Saturation saturation, IntPredicate shown, boolean equalities, int names) {
    table = saturation.table;
    dictionary = saturation.dictionary;
    equality = saturation.equality;
    sameAs = saturation.terms.sameAs;
    this.names = names;
    this.shown = shown;
    this.equalities = equalities;
    size = equality.unions() == 0 ? countRows() : Math.toIntExact(triples(ANY, ANY, ANY).count());
  }

  private int countRows() {
    int count = 0;
    for (int row = 0; row < table.size(); row++) {
      if (!table.has(row, TripleTable.ASSERTED) && isShown(row)) {
        count++;
      }
    }
    return count;
  }

  @Override
  protected int graphBaseSize() {
    return size;
  }

  @Override
  protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
    int s = code(pattern.getMatchSubject());
    int p = code(pattern.getMatchPredicate());
    int o = code(pattern.getMatchObject());
    if (s == UNKNOWN || p == UNKNOWN || o == UNKNOWN) {
      return WrappedIterator.create(Arrays.<Triple>asList().iterator());
    }
    return WrappedIterator.create(triples(s, p, o).iterator());
  }

  @Override
  protected boolean graphBaseContains(Triple pattern) {
    return graphBaseFind(pattern).hasNext();
  }

  private static final int ANY = -1;
  private static final int UNKNOWN = -2;

  private int code(Node node) {
    if (node == null || !node.isConcrete()) {
      return ANY;
    }
    int id = dictionary.find(node);
    return id < 0 ? UNKNOWN : id;
  }

  private Stream<Triple> triples(int s, int p, int o) {
    Stream<Triple> all = Stream.empty();
    if (p != sameAs) {
      all =
          rows(equalityOf(s), equalityOf(p), equalityOf(o))
              .boxed()
              .flatMap(r -> written(r, s, p, o));
    }
    if (equalities && (p == ANY || p == sameAs)) {
      all = Stream.concat(all, equalities(s, o));
    }
    return all;
  }

  private int equalityOf(int code) {
    return code < 0 ? code : equality.of(code);
  }

  /** The rows of a pattern of representatives that belong to the graph. */
  private IntStream rows(int s, int p, int o) {
    int first;
    if (s >= 0) {
      first = p >= 0 ? table.firstOfSubject(s, p) : table.firstOfSubject(s);
    } else if (o >= 0) {
      first = p >= 0 ? table.firstOfObject(o, p) : table.firstOfObject(o);
    } else if (p >= 0) {
      first = table.firstOfPredicate(p);
    } else {
      first = table.size() == 0 ? TripleTable.NONE : 0;
    }
    Iterator<Integer> rows =
        new Iterator<>() {
          private int next = first;

          @Override
          public boolean hasNext() {
            return next != TripleTable.NONE;
          }

          @Override
          public Integer next() {
            if (next == TripleTable.NONE) {
              throw new NoSuchElementException();
            }
            int row = next;
            if (s >= 0) {
              next = p >= 0 ? table.nextOfSubjectGroup(row) : table.nextOfSubject(row);
            } else if (o >= 0) {
              next = p >= 0 ? table.nextOfObjectGroup(row) : table.nextOfObject(row);
            } else if (p >= 0) {
              next = table.nextOfPredicate(row);
            } else {
              next = row + 1 < table.size() ? row + 1 : TripleTable.NONE;
            }
            return row;
          }
        };
    Iterable<Integer> iterable = () -> rows;
    return StreamSupport.stream(iterable.spliterator(), false)
        .mapToInt(row -> row)
        .filter(row -> (o < 0 || table.object(row) == o) && isShown(row));
  }

  private boolean isShown(int row) {
    return !table.has(row, TripleTable.OUTDATED)
        && table.predicate(row) != sameAs
        && shown.test(row);
  }

  /** The row under each of its names that fits the pattern and was not given. */
  private Stream<Triple> written(int row, int s, int p, int o) {
    int subject = table.subject(row);
    int predicate = table.predicate(row);
    int object = table.object(row);
    if (equality.unions() == 0) {
      return table.has(row, TripleTable.ASSERTED)
          ? Stream.empty()
          : Stream.of(triple(subject, predicate, object));
    }
    Stream.Builder<Triple> triples = Stream.builder();
    for (int x : names(subject)) {
      for (int y : names(predicate)) {
        for (int z : names(object)) {
          if ((s < 0 || s == x) && (p < 0 || p == y) && (o < 0 || o == z) && isNew(x, y, z)) {
            triples.add(triple(x, y, z));
          }
        }
      }
    }
    return triples.build();
  }

  private boolean isNew(int s, int p, int o) {
    int row = table.find(s, p, o);
    return (row == TripleTable.NONE || !table.has(row, TripleTable.ASSERTED))
        && dictionary.node(p).isURI()
        && !dictionary.node(s).isLiteral();
  }

  private int[] names(int term) {
    if (equality.size(term) == 1
        || equality.size(term) > names
        || dictionary.node(term).isLiteral()) {
      return new int[] {term};
    }
    return equality.members(term);
  }

  private Stream<Triple> equalities(int s, int o) {
    IntStream representatives =
        s >= 0 || o >= 0
            ? IntStream.of(equality.of(s >= 0 ? s : o)).filter(r -> equality.size(r) > 1)
            : equality.representatives();
    return representatives
        .boxed()
        .flatMap(
            representative -> {
              int[] members = equality.members(representative);
              boolean all = members.length <= names;
              Stream<Triple> pairs =
                  Arrays.stream(members)
                      .filter(x -> s < 0 || s == x)
                      .boxed()
                      .flatMap(
                          x ->
                              Arrays.stream(
                                      all || x.equals(representative)
                                          ? members
                                          : new int[] {representative})
                                  .filter(y -> x != y && (o < 0 || o == y))
                                  .filter(y -> isWritable(x, y) && isNew(x, sameAs, y))
                                  .mapToObj(y -> triple(x, sameAs, y)));
              return pairs;
            });
  }

  private boolean isWritable(int x, int y) {
    return !dictionary.node(x).isLiteral() && !dictionary.node(y).isLiteral();
  }

  private Triple triple(int s, int p, int o) {
    return Triple.create(dictionary.node(s), dictionary.node(p), dictionary.node(o));
  }
}
