package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.Chunk.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds when and where what a frame tells of takes place, and whether it has or is to. */
final class Settings {
  private final Frame frame;
  private final Scene scene;
  private final Discourse discourse;

  Settings(Frame frame) {
    this.frame = frame;
    this.scene = frame.scene();
    this.discourse = frame.discourse();
  }

  @Nullable When when(List<Phrase> phrases, boolean open) {
    for (Phrase phrase : phrases) {
      if (phrase.when() != null && phrase.is(Heads.Category.OCCASION)) {
        return new When(phrase.from(), phrase.to(), phrase.when());
      }
    }
    When own = scene.date(frame.clause(), open);
    if (own != null && !own.value().weak()) {
      return own;
    }
    for (Phrase phrase : phrases) {
      Scene.Setting setting = scene.adjuncts(phrase);
      if (setting.when() != null
          && (open
              || !setting.when().value().open()
              || frame.rule().make().equals("EntryIntoForce"))) {
        return setting.when();
      }
    }
    if (own != null) {
      return own;
    }
    Scene.Range clause = frame.clause();
    for (int i = clause.from(); i < clause.to(); i++) {
      if (scene.chunks.get(i) instanceof Phrase occasion
          && occasion.is(Heads.Category.OCCASION)
          && !phrases.contains(occasion)
          && scene.plain(i - 1).matches("at|during|in|for|of|after")) {
        if (occasion.when() != null) {
          return new When(occasion.from(), occasion.to(), occasion.when());
        }
        Scene.Setting setting = scene.adjuncts(occasion);
        if (setting.when() != null && !setting.when().value().open()) {
          return setting.when();
        }
      }
    }
    VerbGroup verb = frame.verb();
    boolean past =
        verb == null
            || verb.mode() == Mode.PAST
            || verb.mode() == Mode.AGREED
            || verb.mode() == Mode.BARE;
    When leading = past ? scene.leadingDate() : null;
    boolean occasion =
        phrases.stream().anyMatch(p -> p.is(Heads.Category.OCCASION) && p.ordinal() == null);
    if (leading == null && past && occasion) {
      return scene.onlyDate();
    }
    return leading == null && past ? sameOccasion() : leading;
  }

  /** The date of the meeting just told of, where "they" go on acting in the same paragraph. */
  private @Nullable When sameOccasion() {
    List<Chunk> agents = frame.slot("agent");
    Draft meeting = discourse.lastMeeting;
    if (meeting == null
        || agents.isEmpty()
        || !agents.stream().allMatch(a -> a instanceof Pair)
        || !"held".equals(meeting.status)
        || meeting.evidence.start() < discourse.paragraph
        || meeting.evidence.equals(scene.sentence)) {
      return null;
    }
    String date = meeting.date;
    return date == null ? null : new When(0, 0, new Dates.Value(date, null, true, false, false));
  }

  @Nullable String place(List<Phrase> phrases) {
    String own = scene.place(frame.clause());
    if (own != null) {
      return own;
    }
    for (Phrase phrase : phrases) {
      Scene.Setting setting = scene.adjuncts(phrase);
      if (setting.place() != null) {
        return setting.place();
      }
    }
    return null;
  }

  @Nullable String placeOf(List<Chunk> chunks) {
    for (Chunk chunk : chunks) {
      if (chunk instanceof Named named) {
        return named.name().kind() == Name.Kind.PLACE
            ? scene.words(named.from(), named.to())
            : named.name().label();
      }
    }
    return null;
  }

  String status() {
    VerbGroup verb = frame.verb();
    if (verb == null) {
      return "held";
    }
    return switch (verb.mode()) {
      case PLANNED, AIMED -> "planned";
      case PROPOSED -> "proposed";
      default -> "held";
    };
  }

  String meetingStatus(Phrase phrase, String option, @Nullable When when) {
    if (option.equals("cancelled")) {
      return "cancelled";
    }
    if (option.equals("planned") || phrase.next()) {
      return "planned";
    }
    VerbGroup verb = frame.verb();
    VerbGroup governing = verb != null ? verb : frame.governing();
    if (governing != null) {
      if (governing.isA("plan") && (governing.passive() || governing.participle())) {
        return "planned";
      }
      if (governing.mode() == Mode.PLANNED || governing.mode() == Mode.AIMED) {
        return verb == null
                && phrase.ordinal() != null
                && when != null
                && scene.adjuncts(phrase).when() != null
                && !isSubject(phrase, governing)
            ? "held"
            : "planned";
      }
    }
    return "held";
  }

  private boolean isSubject(Phrase phrase, VerbGroup verb) {
    return phrase.from() < verb.from();
  }

  static boolean isPlan(VerbGroup verb) {
    return verb.isA("plan") && (verb.passive() || verb.participle());
  }

  /** Whether the clause only hopes, supposes or denies. */
  static boolean isUnreal(@Nullable VerbGroup verb) {
    return verb != null
        && (verb.mode() == Mode.HEDGED || verb.mode() == Mode.NEGATED)
        && !verb.isA("exist");
  }
}
