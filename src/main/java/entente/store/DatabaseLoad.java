package entente.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.dboe.base.block.FileMode;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.rewriter.BPlusTreeRewriter;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.base.CoLib;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.sys.TDBInternal;

/**
 * Fills an empty TDB2 database. Terms go into its node table as they come; the indexes are written
 * at the end, each bottom up from its sorted records, which takes a third of the time of inserting
 * each record into nine B+ trees. (TDB2's bulk loaders of several threads wait for ever when one of
 * these fails, e.g. on a full disk.) For one thread.
 */
final class DatabaseLoad implements AutoCloseable {
  private final Path folder;
  private final DatasetGraph dataset;
  private final DatasetGraphTDB database;
  private final NodeTable nodes;
  private final Map<Node, Long> ids = new HashMap<>();
  private final List<long[]> triples = new ArrayList<>();
  private final List<long[]> quads = new ArrayList<>();
  private long found;
  private boolean open = true;

  /** Begins a database in a folder that is new. */
  DatabaseLoad(Path folder) {
    this.folder = folder;
    // Written by ordinary calls: a full disk is an exception then, and not a fault in mapped
    // memory.
    StoreParams params = StoreParams.builder("release").fileMode(FileMode.direct).build();
    dataset =
        DatabaseMgr.connectDatasetGraph(
            Location.create(folder.toAbsolutePath().toString()), params);
    database = TDBInternal.getDatasetGraphTDB(dataset);
    nodes = database.getTripleTable().getNodeTupleTable().getNodeTable();
    dataset.begin(TxnType.WRITE);
  }

  void add(Quad quad) {
    long subject = id(quad.getSubject());
    long predicate = id(quad.getPredicate());
    long object = id(quad.getObject());
    if (quad.isDefaultGraph()) {
      triples.add(new long[] {subject, predicate, object});
    } else {
      quads.add(new long[] {id(quad.getGraph()), subject, predicate, object});
    }
  }

  /** The eight bytes that stand for the term in the records of indexes. */
  private long id(Node node) {
    Long known = ids.get(node);
    if (known != null) {
      return known;
    }
    NodeId id = NodeId.inline(node);
    if (id == null) {
      id = nodes.getAllocateNodeId(node);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
    NodeIdFactory.set(id, bytes, 0);
    long value = bytes.getLong(0);
    ids.put(node, value);
    return value;
  }

  /** Writes the indexes, after the last quad. */
  void pack() {
    dataset.commit();
    dataset.end();
    found =
        write(database.getTripleTable().getNodeTupleTable(), "SPO", triples)
            + write(database.getQuadTable().getNodeTupleTable(), "GSPO", quads);
  }

  /**
   * Closes the database, whose indexes are written.
   *
   * @param expected how many quads there must be in it: a release that lost one on its way must
   *     never become current
   */
  void finish(long expected) {
    if (found != expected) {
      throw new IllegalStateException(
          "the database holds " + found + " quads of " + expected + " that were loaded");
    }
    close();
    try {
      Files.deleteIfExists(folder.resolve("tdb.cfg")); // readers may map the files
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all indexes of a table, and says how many different rows it has. */
  private static long write(NodeTupleTable table, String columns, List<long[]> rows) {
    long[][] sorted = rows.toArray(new long[0][]);
    long count = 0;
    for (TupleIndex index : table.getTupleTable().getIndexes()) {
      int[] order = index.getName().chars().map(columns::indexOf).toArray();
      Arrays.sort(sorted, comparing(order));
      count = write((TupleIndexRecord) index, order, sorted);
    }
    return count;
  }

  /** As the records compare: byte by byte, unsigned. */
  private static Comparator<long[]> comparing(int[] order) {
    return (one, other) -> {
      for (int column : order) {
        int result = Long.compareUnsigned(one[column], other[column]);
        if (result != 0) {
          return result;
        }
      }
      return 0;
    };
  }

  private static long write(TupleIndexRecord index, int[] order, long[][] sorted) {
    BPlusTree tree = (BPlusTree) index.getRangeIndex();
    RecordFactory factory = tree.getRecordFactory();
    Records records = new Records(factory, order, sorted);
    if (records.hasNext()) {
      CoLib.executeWrite(
          index,
          () ->
              BPlusTreeRewriter.packIntoBPlusTree(
                  records,
                  tree.getParams(),
                  factory,
                  tree.getStateManager().getBufferChannel(),
                  tree.getNodeManager().getBlockMgr(),
                  tree.getRecordsMgr().getBlockMgr()));
    }
    return records.count;
  }

  /** The records of an index, each once. */
  private static final class Records implements Iterator<Record> {
    private final RecordFactory factory;
    private final int[] order;
    private final long[][] sorted;
    private int next;
    private long count;

    Records(RecordFactory factory, int[] order, long[][] sorted) {
      this.factory = factory;
      this.order = order;
      this.sorted = sorted;
    }

    @Override
    public boolean hasNext() {
      return next < sorted.length;
    }

    @Override
    public Record next() {
      long[] row = sorted[next];
      byte[] key = new byte[order.length * Long.BYTES];
      ByteBuffer bytes = ByteBuffer.wrap(key);
      for (int column : order) {
        bytes.putLong(row[column]);
      }
      while (next < sorted.length && Arrays.equals(sorted[next], row)) {
        next++;
      }
      count++;
      return factory.create(key);
    }
  }

  /** Lets go of the files; a database that is not finished is left as it is. */
  @Override
  public void close() {
    if (open) {
      open = false;
      if (dataset.isInTransaction()) {
        dataset.abort();
        dataset.end();
      }
      TDBInternal.expel(dataset, true);
    }
  }
}
