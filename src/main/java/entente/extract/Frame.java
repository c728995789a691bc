package entente.extract;

import entente.extract.Chunk.Mode;
import entente.extract.Chunk.Named;
import entente.extract.Chunk.Pair;
import entente.extract.Chunk.Phrase;
import entente.extract.Chunk.VerbGroup;
import entente.extract.RuleMatcher.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule's match in its sentence: its verb, its slots, and the clause around it, from which a fact
 * is made.
 */
record Frame(Match match, Scene scene, Discourse discourse) {
  Rule rule() {
    return match.rule();
  }

  String option() {
    return rule().option();
  }

  /** Index of the anchor's chunk. */
  int anchor() {
    return match.anchor();
  }

  /** The clause that the anchor stands in. */
  Scene.Range clause() {
    return scene.clause(anchor());
  }

  List<Chunk> slot(String name) {
    return match.slot(name);
  }

  @Nullable VerbGroup verb() {
    return scene.chunks.get(anchor()) instanceof VerbGroup group ? group : null;
  }

  /** The verb of the clause that the anchor stands in. */
  @Nullable VerbGroup governing() {
    Scene.Range clause = clause();
    for (int i = clause.from(); i < clause.to(); i++) {
      if (scene.chunks.get(i) instanceof VerbGroup verb
          && !verb.gerund()
          && !verb.participle()
          && verb.mode() != Mode.BARE) {
        return verb;
      }
    }
    return null;
  }

  List<Phrase> phrases(String slot) {
    List<Phrase> phrases = new ArrayList<>();
    for (Chunk chunk : slot(slot)) {
      if (chunk instanceof Phrase phrase) {
        phrases.add(phrase);
      }
    }
    return phrases;
  }

  /** The actors that are the subject of the anchor's clause. */
  List<Chunk> clauseAgents() {
    Scene.Range clause = clause();
    List<Chunk> agents = new ArrayList<>();
    for (int i = clause.from(); i < clause.to(); i++) {
      Chunk chunk = scene.chunks.get(i);
      if (chunk instanceof VerbGroup) {
        break;
      }
      boolean actor =
          chunk instanceof Named named
              && named.name().kind() != Name.Kind.TOPIC
              && named.name().kind() != Name.Kind.PLACE
              && !named.name().demonym()
              && !named.possessive();
      if ((actor || chunk instanceof Pair) && i < anchor()) {
        String before = scene.plain(i - 1).equals("the") ? scene.plain(i - 2) : scene.plain(i - 1);
        if (!Set.of("in", "with", "at", "on").contains(before)) {
          agents.add(chunk);
        }
      }
    }
    return agents;
  }

  /** The bodies that the clause names after "with". */
  List<Chunk> clauseWith() {
    List<Chunk> list = new ArrayList<>();
    Scene.Range clause = clause();
    for (int i = anchor(); i < clause.to(); i++) {
      if (scene.plain(i).equals("with")) {
        int k = scene.plain(i + 1).equals("the") ? i + 2 : i + 1;
        if (k < scene.chunks.size()
            && scene.chunks.get(k) instanceof Named named
            && named.name().kind() == Name.Kind.BODY) {
          list.add(named);
        }
      }
    }
    return list;
  }

  Scene.Range content() {
    Scene.Range clause = clause();
    int to = clause.to();
    // what follows a participle or "such as" still belongs to it
    while (to < scene.chunks.size() && !scene.plain(to).equals(";")) {
      Chunk chunk = scene.chunks.get(to);
      if (chunk instanceof VerbGroup g && !g.gerund() && g.mode() != Mode.BARE && !g.participle()) {
        break;
      }
      if (chunk instanceof Chunk.Relative) {
        break;
      }
      to++;
    }
    return new Scene.Range(anchor() + 1, to);
  }

  boolean endsWithColon() {
    String last = scene.plain(scene.chunks.size() - 1);
    return last.equals(":");
  }

  Draft draft(FactType type, String label) {
    Draft draft = new Draft(type, label, rule().id(), scene.sentence, discourse.section);
    draft.weak = rule().precision() < 0.8;
    return draft;
  }
}
