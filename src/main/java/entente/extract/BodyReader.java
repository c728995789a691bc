package entente.extract;

import entente.extract.Chunk.Named;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies whose names are open: ministries, agencies, delegations, with their acronyms and the
 * body or polity that they are part of.
 */
final class BodyReader extends ParserStep {
  BodyReader(ChunkTable table) {
    super(table);
  }

  void read() {
    for (int i = 0; i < tokens.size(); i++) {
      Heads.Hit hit = lexicon.heads().at(tokens, i);
      if (hit == null || hit.head().kind() != Heads.Category.BODY || !capital(i)) {
        continue;
      }
      if (enclosingHead(i, hit.to()) >= 0) {
        continue; // "Digital Alliance"
      }
      Chunk old = chunk(i);
      if (old instanceof Named named
          && named.name().kind() == Name.Kind.BODY
          && (named.from() < i || named.to() > hit.to())) {
        bindAcronym(named);
        i = named.to() - 1;
        continue;
      }
      int to = nameEnd(hit.to());
      int from = i;
      String polity = "";
      // Korean Ministry of …, Japan's Digital Agency
      Chunk before = chunk(word(i - 1).equals("'s") ? i - 2 : i - 1);
      if (before instanceof Named named
          && named.name().isPolity()
          && named.name().kind() == Name.Kind.POLITY) {
        polity = named.name().label();
      }
      if (to == hit.to()) {
        // National Telecommunications Agency, Delegation in Tokyo
        while (from > 0
            && capital(from - 1)
            && chunk(from - 1) == null
            && !in("starters", from - 1)) {
          from--;
        }
      }
      if (from == i && to == hit.to()) {
        continue;
      }
      String label = words(from, to);
      if (word(to).equals("of")
          && chunk(to + 1 + (word(to + 1).equals("the") ? 1 : 0)) instanceof Named named
          && named.name().kind() == Name.Kind.POLITY) {
        polity = named.name().label();
      }
      Name name = new Name(Name.Kind.BODY, label, polity, false, false);
      Named body = new Named(from, to, name, word(to).equals("'s"));
      put(body);
      bindAcronym(body);
      i = to - 1;
    }
    for (Chunk chunk : distinct()) {
      if (chunk instanceof Named named && named.name().kind() == Name.Kind.BODY) {
        bindAcronym(named);
      } else if (chunk instanceof Named named
          && named.name().isPolity()
          && word(named.to()).equals("(")
          && chunk(named.to() + 1) instanceof Named same
          && same.name().label().equals(named.name().label())
          && word(same.to()).equals(")")) {
        put(new Named(named.from(), same.to() + 1, named.name(), word(same.to() + 1).equals("'s")));
      }
    }
    delegations();
    missions();
    absorb();
    wholes();
  }

  /** A body takes the demonym before it: "Chinese Ministry of …". */
  private void absorb() {
    for (Chunk chunk : distinct()) {
      if (chunk instanceof Named body
          && body.name().kind() == Name.Kind.BODY
          && owner(body.from()) instanceof Named polity) {
        Name name = body.name().settled(List.of(polity.name().label()));
        if (name.polity().isEmpty()) {
          name = new Name(name.kind(), name.label(), polity.name().label(), false, name.exact());
        }
        put(new Named(polity.from(), body.to(), name, body.possessive()));
      }
    }
  }

  /** The polity right before a body: "Chinese", "China's", "Chinas". */
  private @Nullable Chunk owner(int i) {
    boolean possessive = word(i - 1).equals("'s");
    if (chunk(possessive ? i - 2 : i - 1) instanceof Named polity
        && polity.name().kind() == Name.Kind.POLITY) {
      boolean lost =
          polity.to() == i
              && polity.name().label().length() < tokens.get(polity.to() - 1).text().length()
              && tokens.get(polity.to() - 1).lower().endsWith("s");
      if (polity.name().demonym() || possessive || lost) {
        return polity;
      }
    }
    return null;
  }

  /** A body takes the body behind it that it is part of: "DG CONNECT of the Commission". */
  private void wholes() {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (!(chunk(i) instanceof Named part)
          || part.name().kind() != Name.Kind.BODY
          || part.whole() != null) {
        continue;
      }
      int j = part.to();
      if (!Set.of("of", "within", "under").contains(word(j))) {
        continue;
      }
      j = word(j + 1).equals("the") ? j + 2 : j + 1;
      if (chunk(j) instanceof Named whole && whole.from() == j) {
        if (whole.name().kind() == Name.Kind.BODY) {
          put(new Named(part.from(), whole.to(), part.name(), whole.possessive(), whole.name()));
        } else if (whole.name().kind() == Name.Kind.POLITY && word(part.to()).equals("of")) {
          Name name = part.name().settled(List.of(whole.name().label()));
          put(
              new Named(
                  part.from(),
                  whole.to(),
                  name.polity().isEmpty()
                      ? new Name(
                          name.kind(), name.label(), whole.name().label(), false, name.exact())
                      : name,
                  whole.possessive()));
        }
      }
      i = Math.min(i, part.from());
    }
  }

  /** {@code … (MSIP)} after a body: the acronym belongs to the name and is remembered. */
  private void bindAcronym(Named body) {
    int i = body.to();
    if (word(i).equals("(")
        && chunk(i + 1) instanceof Named same
        && same.name().label().equals(body.name().label())
        && word(same.to()).equals(")")) {
      put(new Named(body.from(), same.to() + 1, body.name(), word(same.to() + 1).equals("'s")));
      return;
    }
    if (word(i).equals("(") && word(i + 2).equals(")") && i + 2 < tokens.size()) {
      String acronym = tokens.get(i + 1).text();
      if (acronym.matches("[\\p{Lu}\\d][\\p{L}\\d]{1,9}") && at[i] != body) {
        Chunk inner = chunk(i + 1);
        boolean other =
            inner instanceof Named named
                && named.name().kind() == Name.Kind.BODY
                && !named.name().label().equals(body.name().label());
        if (other
            && inner instanceof Named named
            && !named.name().isAmbiguous()
            && !body.name().isAmbiguous()
            && body.name().polity().isEmpty()) {
          put(new Named(body.from(), i + 3, named.name(), word(i + 3).equals("'s")));
          return;
        }
        if (other && inner instanceof Named named && body.name().isAmbiguous()) {
          put(new Named(body.from(), i + 3, named.name(), word(i + 3).equals("'s")));
          return;
        }
        context.bodies().put(acronym, body.name());
        put(new Named(body.from(), i + 3, body.name(), word(i + 3).equals("'s")));
      }
    }
  }

  /** The Ministry of A, B and C: the tokens of a name after its head noun. */
  private int nameEnd(int from) {
    if (!word(from).equals("of") && !word(from).equals("for")) {
      return from;
    }
    int i = word(from + 1).equals("the") ? from + 2 : from + 1;
    if (!capital(i) || (chunk(i) instanceof Named named && named.name().isPolity())) {
      return from;
    }
    int end = i;
    while (end < tokens.size()) {
      if (capital(end)
          && !(chunk(end) instanceof Named named
              && named.name().isPolity()
              && !named.name().demonym())) {
        end++;
      } else if (Set.of("and", ",").contains(word(end)) && capital(end + 1) && isListed(end)) {
        end++;
      } else if (Set.of("of", "for").contains(word(end))
          && capital(end + 1)
          && !(chunk(end + 1) instanceof Named named && named.name().kind() != Name.Kind.TOPIC)) {
        end++;
      } else if (word(end).equals("-")
          && capital(end + 1)
          && tokens.get(end).end() == tokens.get(end + 1).start()) {
        end++;
      } else {
        break;
      }
    }
    return end;
  }

  /** "the Swiss Mission to the EU", "the Mission of Japan to the European Union". */
  private void missions() {
    for (int i = 1; i < tokens.size(); i++) {
      if (!word(i).equals("mission") || !capital(i)) {
        continue;
      }
      boolean behind = word(i + 1).equals("of");
      int of = word(i + 2).equals("the") ? i + 3 : i + 2;
      Chunk polity = chunk(behind ? of : word(i - 1).equals("'s") ? i - 2 : i - 1);
      int to = behind && polity != null ? polity.to() : i + 1;
      int eu = word(to + 1).equals("the") ? to + 2 : to + 1;
      if (polity instanceof Named sender
          && sender.name().kind() == Name.Kind.POLITY
          && word(to).equals("to")
          && chunk(eu) instanceof Named seat
          && Parties.isEu(seat.name().label())
          && !Parties.isEu(sender.name().label())) {
        String label = "Mission of " + sender.name().label() + " to the European Union";
        put(
            new Named(
                behind ? i : sender.from(),
                seat.to(),
                new Name(Name.Kind.BODY, label, sender.name().label(), false, true),
                false));
      }
    }
  }

  /** EU Delegation to/in X; the Delegation in X; an EU office in X. */
  private void delegations() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean delegation = word(i).equals("delegation");
      if (!delegation && !word(i).equals("office")) {
        continue;
      }
      boolean eu =
          chunk(i - 1) instanceof Named named
              && (named.name().label().equals("European Union")
                  || named.name().label().equals("European Commission"));
      if (!Set.of("to", "in", "at").contains(word(i + 1)) || (!eu && !(delegation && capital(i)))) {
        continue;
      }
      int j = word(i + 2).equals("the") ? i + 3 : i + 2;
      if (!(chunk(j) instanceof Named where) || where.name().kind() == Name.Kind.TOPIC) {
        continue;
      }
      Chunk inside = chunk(i);
      if (inside instanceof Named named
          && named.name().kind() == Name.Kind.BODY
          && named.to() > i + 1) {
        continue;
      }
      String label;
      if (delegation) {
        String country =
            where.name().kind() == Name.Kind.PLACE ? where.name().polity() : where.name().label();
        label =
            "EU Delegation to "
                + (country.equals("United States") || country.equals("United Kingdom")
                    ? "the "
                    : "")
                + country;
      } else {
        label = "EU office in " + where.name().label();
      }
      int from = eu ? i - 1 : i;
      Chunk start = chunk(from);
      put(
          new Named(
              start == null ? from : start.from(),
              where.to(),
              new Name(Name.Kind.BODY, label, "European Union", false, false),
              false));
    }
  }
}
