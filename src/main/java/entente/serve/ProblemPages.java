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
    values.put("message", problem.text());
    values.put("matches", problem.status() == 404 ? matches(request.path()) : List.of());
    return Reply.page(parts.draw("problem", values));
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
                      if (likeness > 0.4) {
                        matches.add(
                            new Match(
                                Cell.link(
                                    t.getObject().getLiteralLexicalForm(),
                                    Links.page(thing.getURI()).orElse("/")),
                                likeness));
                      }
                    }
                  });
          return 0;
        });
    return matches.stream()
        .filter(m -> m.likeness() > 0.4)
        .sorted(
            Comparator.comparingDouble(Match::likeness)
                .reversed()
                .thenComparing(m -> m.cell().text()))
        .map(Match::cell)
        .distinct()
        .limit(MATCHES)
        .toList();
  }

  /** How many pairs of neighbouring letters two slugs share (Dice), 0 to 1. */
  static double likeness(String one, String other) {
    List<String> pairs = pairs(one);
    List<String> others = pairs(other);
    int all = pairs.size() + others.size();
    int shared = 0;
    for (String pair : pairs) {
      if (others.remove(pair)) {
        shared++;
      }
    }
    return all == 0 ? 0 : 2.0 * shared / all;
  }

  private static List<String> pairs(String text) {
    String cut = text.length() > 100 ? text.substring(0, 100) : text;
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < cut.length(); i++) {
      pairs.add(cut.substring(i, i + 2));
    }
    return pairs;
  }
}
