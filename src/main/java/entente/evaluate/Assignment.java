package entente.evaluate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The one-to-one assignment of rows to columns with the greatest sum of weights. Pairs that are not
 * connected through others are assigned apart, each by the Hungarian method in cubic time.
 */
final class Assignment {
  private static final double NONE = Double.NaN;

  private Assignment() {}

  /**
   * The best assignment.
   *
   * @param weights for each row and column; {@link Double#NaN} where the two may not be paired
   * @return the column of each row, -1 where a row has none
   */
  static int[] best(double[][] weights) {
    int[] columns = new int[weights.length];
    Arrays.fill(columns, -1);
    boolean[] seen = new boolean[weights.length];
    for (int row = 0; row < weights.length; row++) {
      if (!seen[row]) {
        Part part = part(weights, row);
        part.rows.forEach(r -> seen[r] = true);
        part.assign(weights, columns);
      }
    }
    return columns;
  }

  /** Whether the two may be paired. */
  static boolean isPair(double weight) {
    return !Double.isNaN(weight);
  }

  /** The rows and columns that are connected with a row. */
  private static Part part(double[][] weights, int first) {
    Part part = new Part(new TreeSet<>(List.of(first)), new TreeSet<>());
    Deque<Integer> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      int row = open.pop();
      for (int column = 0; column < weights[row].length; column++) {
        if (isPair(weights[row][column]) && part.columns.add(column)) {
          for (int other = 0; other < weights.length; other++) {
            if (isPair(weights[other][column]) && part.rows.add(other)) {
              open.push(other);
            }
          }
        }
      }
    }
    return part;
  }

  private record Part(TreeSet<Integer> rows, TreeSet<Integer> columns) {
    void assign(double[][] weights, int[] result) {
      List<Integer> rowList = new ArrayList<>(rows);
      List<Integer> columnList = new ArrayList<>(columns);
      int size = Math.max(rowList.size(), columnList.size());
      double[][] own = new double[size][size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          own[i][j] =
              i < rowList.size() && j < columnList.size()
                  ? weights[rowList.get(i)][columnList.get(j)]
                  : NONE;
        }
      }
      hungarian(own)
          .forEach(
              (i, j) -> {
                if (isPair(own[i][j])) {
                  result[rowList.get(i)] = columnList.get(j);
                }
              });
    }
  }

  /**
   * The Hungarian method with potentials, row after row along shortest augmenting paths. Weights
   * become costs below the greatest weight; what may not be paired costs most.
   */
  private static Map<Integer, Integer> hungarian(double[][] weights) {
    int size = weights.length;
    double top = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        top = isPair(weight) ? Math.max(top, weight) : top;
      }
    }
    top += 1;
    double[] rowPotential = new double[size + 1];
    double[] columnPotential = new double[size + 1];
    int[] rowOf = new int[size + 1];
    int[] cameFrom = new int[size + 1];
    for (int row = 1; row <= size; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] slack = new double[size + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      boolean[] done = new boolean[size + 1];
      do {
        done[column] = true;
        int current = rowOf[column];
        double least = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= size; j++) {
          if (done[j]) {
            continue;
          }
          double weight = weights[current - 1][j - 1];
          double cost = isPair(weight) ? top - weight : top;
          double reduced = cost - rowPotential[current] - columnPotential[j];
          if (reduced < slack[j]) {
            slack[j] = reduced;
            cameFrom[j] = column;
          }
          if (slack[j] < least) {
            least = slack[j];
            next = j;
          }
        }
        for (int j = 0; j <= size; j++) {
          if (done[j]) {
            rowPotential[rowOf[j]] += least;
            columnPotential[j] -= least;
          } else {
            slack[j] -= least;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        int previous = cameFrom[column];
        rowOf[column] = rowOf[previous];
        column = previous;
      }
    }
    Map<Integer, Integer> assigned = new HashMap<>();
    for (int j = 1; j <= size; j++) {
      assigned.put(rowOf[j] - 1, j - 1);
    }
    return assigned;
  }
}
