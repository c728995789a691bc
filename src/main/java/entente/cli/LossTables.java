package entente.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import entente.evaluate.LeaveOneOut.Loss;
import entente.extract.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What documents lose without their own rules and entries, as tables for people and as JSON. */
final class LossTables {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final List<Loss> losses;

  LossTables(List<Loss> losses) {
    this.losses = List.copyOf(losses);
  }

  void writeText(Appendable out) throws IOException {
    grid().writeText(out);
    for (Loss loss : losses) {
      if (loss.fall() > 0) {
        out.append('\n').append(loss.document()).append(":\n");
        for (Entry entry : sorted(loss)) {
          out.append("  ").append(entry.toString()).append('\n');
        }
      }
    }
  }

  void writeMarkdown(Appendable out) throws IOException {
    grid().writeMarkdown(out);
    for (Loss loss : losses) {
      if (loss.fall() > 0) {
        out.append("\n#### ").append(loss.document()).append("\n\n");
        for (Entry entry : sorted(loss)) {
          out.append("- `").append(entry.toString()).append("`\n");
        }
      }
    }
  }

  void writeJson(Appendable out) throws IOException {
    JsonObject documents = new JsonObject();
    for (Loss loss : losses) {
      JsonArray own = new JsonArray();
      sorted(loss).forEach(entry -> own.add(entry.toString()));
      JsonObject json = new JsonObject();
      json.addProperty("core", loss.with().gold());
      json.addProperty("found", loss.with().right());
      json.addProperty("foundWithoutOwn", loss.without().right());
      json.addProperty("fall", loss.fall());
      json.add("own", own);
      documents.add(loss.document(), json);
    }
    GSON.toJson(documents, out);
    out.append('\n');
  }

  private static List<Entry> sorted(Loss loss) {
    return loss.own().stream().sorted().toList();
  }

  private Grid grid() {
    List<List<String>> rows = new ArrayList<>();
    for (Loss loss : losses) {
      rows.add(
          List.of(
              loss.document(),
              String.valueOf(loss.rules()),
              String.valueOf(loss.own().size() - loss.rules()),
              String.valueOf(loss.with().gold()),
              String.valueOf(loss.with().right()),
              String.valueOf(loss.without().right()),
              Grid.ratio(loss.with().recall()),
              Grid.ratio(loss.without().recall()),
              points(loss)));
    }
    return new Grid(
        "Core facts found without the rules and entries that only this document uses",
        List.of(
            "", "own rules", "own entries", "gold", "found", "without", "R", "without", "points"),
        rows);
  }

  private static String points(Loss loss) {
    OptionalDouble recall = loss.with().recall();
    return recall.isEmpty() ? "–" : String.format(Locale.ROOT, "%.1f", -100 * loss.fall() + 0.0);
  }
}
