package entente.serve;

import entente.query.QueryCatalog;
import entente.query.QueryFile;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/** Errors as pages for readers and as text for programs; what is not found has nearest matches. */
final class ProblemPages implements Front.Problems {
  private static final int MATCHES = 8;
  private static final double ALIKE = 0.55;

  private final PageParts parts;
  private final Generations generations;
  private final QueryCatalog queries;
  private final SparqlPages sparql;

  ProblemPages(PageParts parts, Generations generations, QueryCatalog queries, SparqlPages sparql) {
    this.parts = parts;
    this.generations = generations;
    this.queries = queries;
    this.sparql = sparql;
  }

  @Override
  public Reply reply(@Nullable Request request, HttpProblem problem) {
    String title = HttpProblem.title(problem.status());
    if (request != null && request.path().equals("/sparql") && problem.status() != 405) {
      var query = SparqlHandler.failedOnPage(request);
      if (query.isPresent()) {
        return sparql.failure(query.get(), problem);
      }
    }
    if (request == null || !request.accept().prefersHtml()) {
      return Reply.ok(
          "text/plain;charset=utf-8",
          problem.status() + " " + title + "\n" + problem.text() + "\n");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("frame", parts.frame(title));
    values.put("status", problem.status());
    values.put("message", sentence(problem.text()));
    values.put("matches", problem.status() == 404 ? matches(request.path()) : List.of());
    return Reply.page(parts.draw("problem", values));
  }

  /** The kind of thing, in brackets: several kinds share names. */
  private static String kind(Node thing) {
    return " ("
        + thing.getURI().substring((Ids.BASE + "id/").length()).replaceFirst("/.*", "")
        + ")";
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** The pages whose addresses or names are most like the one that was asked for. */
  private List<Cell> matches(String path) {
    String wanted = Ids.slug(path.replaceFirst(".*/(?=.)", ""));
    record Match(Cell cell, double likeness) {}
    List<Match> matches = new ArrayList<>();
    for (QueryFile query : queries.queries()) {
      matches.add(
          new Match(
              Cell.link(query.question(), ExamplePages.PATH + query.name()),
              likeness(wanted, Ids.slug(query.name()))));
    }
    generations.read(
        release -> {
          Knowledge knowledge = new Knowledge(release.dataset());
          knowledge
              .known()
              .find(Node.ANY, RDFS.label.asNode(), Node.ANY)
              .forEachRemaining(
                  t -> {
                    Node thing = t.getSubject();
                    if (thing.isURI() && thing.getURI().startsWith(Ids.BASE + "id/")) {
                      double likeness =
                          Math.max(
                              likeness(wanted, Knowledge.ending(thing.getURI())),
                              likeness(wanted, Ids.slug(t.getObject().getLiteralLexicalForm())));
                      if (likeness > ALIKE) {
                        matches.add(
                            new Match(
                                Cell.link(
                                    t.getObject().getLiteralLexicalForm() + kind(thing),
                                    Links.page(thing.getURI()).orElse("/")),
                                likeness));
                      }
                    }
                  });
          return 0;
        });
    return matches.stream()
        .filter(m -> m.likeness() > ALIKE)
        .sorted(
            Comparator.comparingDouble(Match::likeness)
                .reversed()
                .thenComparing(m -> m.cell().text()))
        .map(Match::cell)
        .distinct()
        .limit(MATCHES)
        .toList();
  }

  /**
   * How alike two slugs are, 0 to 1: the share of letters that stay when one is written into the
   * other; two letters that changed places count as one mistake.
   */
  static double likeness(String one, String other) {
    String a = one.length() > 80 ? one.substring(0, 80) : one;
    String b = other.length() > 80 ? other.substring(0, 80) : other;
    int longer = Math.max(a.length(), b.length());
    if (longer == 0 || Math.abs(a.length() - b.length()) > longer / 2) {
      return 0;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1), cost[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return 1 - (double) cost[a.length()][b.length()] / longer;
  }
}
