package entente.graph;

import entente.graph.NameResolver.Open;
import entente.graph.Shapes.Target;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Which thing is meant where: the result of {@link Identity}. Shapes: every IRI is absolute and
 * final, after keys, earlier releases and persons' decisions.
 */
record Things(
    Map<Mention, Slots> slots,
    Map<String, Open> open,
    Map<String, String> keys,
    Map<String, String> replaced) {

  /**
   * What a fact hangs on.
   *
   * @param implied its class where no fact tells of it, else null
   */
  record Hanging(String iri, Target target, String label, @Nullable Resource implied) {}

  /**
   * The IRIs in a fact's slots.
   *
   * @param thing what the fact is about, for facts that make one thing
   * @param partnership the partnership that a document of partnership establishes, or under which a
   *     council operates
   * @param content what a decision decides, or what a proposal without an object proposes
   * @param post the office or post
   * @param participations actor → participation
   * @param other the thing that precedes or follows
   * @param written IRI → name as the fact writes it, for things that the reference data lacks
   */
  record Slots(
      List<String> parties,
      List<String> bodies,
      List<String> persons,
      List<String> topics,
      @Nullable String place,
      @Nullable Hanging of,
      @Nullable String thing,
      @Nullable String partnership,
      @Nullable String content,
      @Nullable String post,
      Map<String, String> participations,
      @Nullable String other,
      Map<String, String> written) {}

  Slots of(Mention mention) {
    Slots found = slots.get(mention);
    if (found == null) {
      throw new IllegalStateException("not resolved: " + mention.fact());
    }
    return found;
  }
}
