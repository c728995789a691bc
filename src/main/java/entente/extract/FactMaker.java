package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.VerbGroup;
import entente.extract.RuleMatcher.Match;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes the facts of the matches in one sentence: each name that rules have after {@code make}
 * leads to one maker.
 */
final class FactMaker {
  /** The names that rules may use after {@code make}. */
  static final Set<String> MAKERS = makers();

  private final Scene scene;
  private final Discourse discourse;
  private final Sides sides;

  FactMaker(Scene scene, Discourse discourse) {
    this.scene = scene;
    this.discourse = discourse;
    this.sides = new Sides(scene, discourse);
  }

  private static Set<String> makers() {
    Set<String> makers = new LinkedHashSet<>();
    for (FactType type : FactType.values()) {
      makers.add(type.name());
    }
    makers.addAll(
        List.of(
            "Series", "Instrument", "Undertaking", "Frequency", "Ended", "Outcome", "Sessions"));
    return makers;
  }

  /**
   * Makes the facts of a match; false if a slot could not be filled, so that no fact came of it.
   */
  boolean make(Match match) {
    Frame frame = new Frame(match, scene, discourse);
    String make = match.rule().make();
    VerbGroup verb = frame.verb();
    if (verb != null && !mayMake(make, verb.mode())) {
      return false;
    }
    if (verb != null && belongsToOther(frame)) {
      return false;
    }
    Settings settings = new Settings(frame);
    Things things = new Things(frame, sides);
    MeetingMaker meetings = new MeetingMaker(frame, sides, settings, things);
    ThingMaker mentions = new ThingMaker(frame, sides, things);
    return switch (make) {
      case "Series" -> mentions.series();
      case "Instrument" -> mentions.instrument();
      case "Undertaking" -> mentions.undertaking();
      case "Frequency" -> mentions.frequency();
      case "Outcome" -> mentions.outcome();
      case "Ended" -> mentions.ended();
      case "Sessions" -> new SessionMaker(frame, sides, settings, things).sessions();
      case "MutualRecognition" -> new NegotiationMaker(frame, sides, settings).recognition();
      default -> make(FactType.valueOf(make), frame, settings, things, meetings);
    };
  }

  /**
   * Whether the verb stands in a relative clause of another thing: "the A complements the B, which
   * entered into force" says nothing of A.
   */
  private static boolean belongsToOther(Frame frame) {
    List<Chunk> chunks = frame.scene().chunks;
    int relative = frame.anchor() - 1;
    while (relative > 0 && frame.scene().plain(relative).matches("\\w+ly|first|also|both")) {
      relative--;
    }
    if (relative < 1 || !(chunks.get(relative) instanceof Chunk.Relative)) {
      return false;
    }
    for (Chunk.Phrase theme : frame.phrases("theme")) {
      int at = chunks.indexOf(theme);
      for (int i = at + 1; at < relative && i < relative; i++) {
        if (chunks.get(i) instanceof Chunk.Phrase other
            && other.head().kind() == theme.head().kind()
            && !frame.scene().plain(relative).equals("whose")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether something can be made of a clause of this mode: mostly not of hopes and denials. */
  private static boolean mayMake(String make, Mode mode) {
    return switch (mode) {
      case HEDGED -> make.equals("Frequency") || make.equals("Ended");
      case NEGATED -> make.equals("Ended");
      default -> true;
    };
  }

  private boolean make(
      FactType type, Frame frame, Settings settings, Things things, MeetingMaker meetings) {
    return switch (type) {
      case Meeting -> meetings.meeting();
      case CoChairs, Chairs, JointlyRuns ->
          new RoleMaker(frame, sides, settings, meetings).chairs(type);
      case HoldsOffice -> new RoleMaker(frame, sides, settings, meetings).holdsOffice();
      case BasedAt -> new RoleMaker(frame, sides, settings, meetings).basedAt();
      case Commitment, Showcase ->
          new StatementMaker(frame, sides, settings, things, meetings).statement(type);
      case Discussed, Identified, Covers ->
          new StatementMaker(frame, sides, settings, things, meetings).about(type);
      case Cooperation, LinkedWith, SharedCommitment, Confirmed, Umbrella, Participates ->
          new RelationMaker(frame, sides, things).relation(type);
      case WorksWith, Contacts -> new RelationMaker(frame, sides, things).worksWith(type);
      case Precedes, Follows -> new RelationMaker(frame, sides, things).precedes(type);
      case FormerName -> new BodyMaker(frame, sides).formerName();
      case PartOf -> new BodyMaker(frame, sides).partOf();
      case Objective, Deliverable, ExpectedEffect ->
          new ObjectiveMaker(frame, sides, things).make(type);
      default -> new EventMaker(frame, sides, settings, things, meetings).make(type);
    };
  }
}
