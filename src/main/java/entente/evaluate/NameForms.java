package entente.evaluate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The written forms of one name and the types of one family. Data of the protocol: what the
 * reference data of the extractor knows must not decide whether the extractor is right.
 */
public final class NameForms {
  /** Fields of names; each has its own forms. */
  enum Field {
    PARTIES("parties"),
    BODIES("bodies"),
    PERSONS("persons"),
    TOPICS("topics"),
    PLACES("places");

    private final String key;

    Field(String key) {
      this.key = key;
    }

    static Field of(ListSlot slot) {
      return switch (slot) {
        case PARTIES -> PARTIES;
        case BODIES -> BODIES;
        case PERSONS -> PERSONS;
        case TOPICS -> TOPICS;
      };
    }
  }

  private static final Pattern BRACKETS = Pattern.compile("\\(([^)]*)\\)");

  /** Words of parties' names that still tell one label from another. */
  private static final Set<String> KEPT =
      Set.of(
          "side",
          "industry",
          "companies",
          "region",
          "republic",
          "public",
          "private",
          "smart",
          "services",
          "networks",
          "organisation",
          "economic",
          "development",
          "member",
          "states",
          "association",
          "of",
          "and",
          "the",
          "operation",
          "community",
          "nations");

  /** Words of parties' names besides those of the list. */
  private static final Set<String> ADDED =
      Set.of(
          "eu",
          "european",
          "japanese",
          "korean",
          "korea",
          "indian",
          "chinese",
          "singaporean",
          "taiwanese",
          "canadian",
          "brazilian",
          "us",
          "american",
          "rok",
          "republic",
          "union",
          "commission",
          "states",
          "united",
          "south",
          "people");

  private final Map<Field, Map<String, String>> forms = new HashMap<>();
  private final Set<String> european = new HashSet<>();
  private final Map<String, String> families = new HashMap<>();
  private final Words words;

  /**
   * @param lists objects with the keys {@code parties bodies persons places topics} (canonical name
   *     to its other forms), {@code euFamily}, {@code acronyms}, {@code typeFamilies}; later ones
   *     add to earlier ones
   */
  NameForms(List<JsonObject> lists) {
    Map<String, List<String>> acronyms = new HashMap<>();
    for (JsonObject list : lists) {
      for (Field field : Field.values()) {
        Map<String, String> map = forms.computeIfAbsent(field, f -> new HashMap<>());
        each(list, field.key, (name, others) -> add(map, name, others));
      }
      if (list.has("euFamily")) {
        list.getAsJsonArray("euFamily").forEach(e -> european.add(Words.plain(e.getAsString())));
      }
      each(
          list,
          "acronyms",
          (acronym, full) -> acronyms.put(acronym, nonBlank(full.getAsString().split("\\s+"))));
      each(
          list,
          "typeFamilies",
          (family, types) ->
              types
                  .getAsJsonArray()
                  .forEach(t -> families.put(Words.key(t.getAsString()), family)));
    }
    Set<String> partyWords = new HashSet<>();
    forms
        .getOrDefault(Field.PARTIES, Map.of())
        .keySet()
        .forEach(form -> partyWords.addAll(List.of(form.split(" "))));
    partyWords.removeAll(KEPT);
    partyWords.addAll(ADDED);
    this.words = new Words(acronyms, partyWords);
  }

  private interface Entry {
    void accept(String key, JsonElement value);
  }

  private static void each(JsonObject list, String key, Entry entry) {
    if (list.has(key)) {
      list.getAsJsonObject(key).entrySet().forEach(e -> entry.accept(e.getKey(), e.getValue()));
    }
  }

  private static void add(Map<String, String> map, String name, JsonElement others) {
    map.put(Words.plain(name), Words.plain(name));
    others.getAsJsonArray().forEach(o -> map.put(Words.plain(o.getAsString()), Words.plain(name)));
  }

  private static List<String> nonBlank(String[] parts) {
    List<String> full = new ArrayList<>(List.of(parts));
    full.removeIf(String::isEmpty);
    return full;
  }

  /** The comparison of words that knows these acronyms and parties. */
  Words words() {
    return words;
  }

  /** The plain form of a name's canonical form; brackets may hold another form, or be left out. */
  String canonical(Field field, String name) {
    Map<String, String> map = forms.getOrDefault(field, Map.of());
    String whole = Words.plain(name);
    String known = map.get(whole);
    if (known != null) {
      return known;
    }
    Matcher brackets = BRACKETS.matcher(name);
    String bare = Words.plain(brackets.replaceAll(" "));
    known = map.get(bare);
    if (known != null) {
      return known;
    }
    if (brackets.reset().find()) {
      known = map.get(Words.plain(brackets.group(1)));
      if (known != null) {
        return known;
      }
    }
    return bare.isEmpty() ? whole : bare;
  }

  /** The canonical forms of the names. */
  Set<String> canonical(Field field, List<String> names) {
    Set<String> canonical = new HashSet<>();
    names.forEach(name -> canonical.add(canonical(field, name)));
    return canonical;
  }

  /** The canonical forms of the parties, with European Commission and European Union as one. */
  Set<String> partiesWithOneEurope(List<String> names) {
    Set<String> parties = new HashSet<>();
    for (String party : canonical(Field.PARTIES, names)) {
      parties.add(european.contains(party) ? "european union" : party);
    }
    return parties;
  }

  /** The family of a type, or null if it stands alone. */
  @Nullable String family(@Nullable String type) {
    return families.get(Words.key(type));
  }
}
