package entente.graph;

import entente.extract.Fact;
import entente.extract.FactType;
import entente.extract.Kind;
import entente.graph.Claims.Field;
import entente.graph.Claims.Value;
import entente.graph.NameResolver.Open;
import entente.graph.Shapes.Link;
import entente.graph.Shapes.Shape;
import entente.graph.Shapes.Target;
import entente.graph.Things.Hanging;
import entente.graph.Things.Slots;
import entente.vocab.Ent;
import entente.vocab.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.ORG;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;

/** Writes the triples that a fact stands for into the claims of its passage. */
final class FactWriter {
  /** Events that give an instrument its date. */
  private static final Set<FactType> BIRTHS =
      Set.of(FactType.Signing, FactType.Launch, FactType.Conclusion, FactType.Adoption);

  private static final Set<String> FREQUENCIES =
      Set.of(
          "weekly",
          "monthly",
          "quarterly",
          "semi-annual",
          "annual",
          "biennial",
          "triennial",
          "regular");

  private final Reference reference;
  private final Things things;
  private final Claims claims;
  private final Set<String> births = new HashSet<>();
  private final Map<String, Set<String>> parties = new HashMap<>();

  FactWriter(Reference reference, Things things, List<Mention> mentions, Claims claims) {
    this.reference = reference;
    this.things = things;
    this.claims = claims;
    for (Mention mention : mentions) {
      Slots slots = things.of(mention);
      if (mention.fact().type().kind() == Kind.AGREEMENT && slots.thing() != null) {
        Set<String> known = parties.computeIfAbsent(slots.thing(), k -> new TreeSet<>());
        known.addAll(slots.parties());
        known.addAll(slots.bodies());
      }
      Hanging of = slots.of();
      if (of != null && BIRTHS.contains(mention.fact().type()) && isDone(mention.fact())) {
        births.add(birth(mention, of.iri()));
      }
    }
  }

  private static String birth(Mention mention, String instrument) {
    return mention.edition() + " " + instrument + " " + mention.fact().date();
  }

  private static boolean isDone(Fact fact) {
    return fact.status() == null || Set.of("held", "ongoing", "concluded").contains(fact.status());
  }

  /**
   * Writes one fact and returns what it is about.
   *
   * @param passage the passage that states it
   * @param also passages that name the same thing again
   */
  List<String> write(Mention mention, String passage, Collection<String> also) {
    return new Writing(mention, passage, also).write();
  }

  /** One fact being written. */
  private final class Writing {
    private final Mention mention;
    private final Fact fact;
    private final Shape shape;
    private final Slots slots;
    private final String passage;
    private final Collection<String> also;

    Writing(Mention mention, String passage, Collection<String> also) {
      this.mention = mention;
      this.fact = mention.fact();
      this.shape = mention.shape();
      this.slots = things.of(mention);
      this.passage = passage;
      this.also = also;
    }

    List<String> write() {
      slots.written().forEach(this::open);
      Hanging of = slots.of();
      if (of != null) {
        hanging(of);
      }
      List<String> about =
          switch (shape.form()) {
            case THING -> thing(required(slots.thing()));
            case PARTICIPATION -> participations();
            case OFFICE -> office(required(slots.post()));
            case POST -> post(required(slots.post()));
            case TOPICS -> topics();
            case ORDER -> order();
            case NAME -> nameUse(required(slots.thing()));
            case WHOLE -> whole();
          };
      List<String> named = new ArrayList<>(about);
      if (named.isEmpty()) {
        named.addAll(slots.persons());
        named.addAll(slots.bodies());
      }
      if (named.isEmpty()) {
        named.addAll(slots.parties());
      }
      return named;
    }

    // ---- Forms

    private List<String> thing(String iri) {
      describe(iri, type(), fact.label());
      parties(iri);
      each(iri, shape.persons(), slots.persons());
      each(iri, shape.topics(), slots.topics());
      state(iri);
      Integer ordinal = fact.ordinal();
      if (ordinal != null && (isMeeting() || fact.type().kind() == Kind.PROGRAMME)) {
        value(iri, Field.ORDINAL, true, ordinal);
      }
      if (slots.place() != null && Set.of("event", "mechanism").contains(shape.kind())) {
        triple(iri, Ent.heldAt, slots.place());
      }
      if (fact.frequency() != null) {
        value(iri, Field.FREQUENCY, true, frequency(fact.frequency()));
      }
      Hanging of = slots.of();
      if (of != null) {
        link(iri, of);
        event(of);
      }
      partnership(iri);
      if (slots.content() != null) {
        content(iri, slots.content());
      }
      return List.of(iri);
    }

    /** An agreement of which it is told that it is in force binds its parties. */
    private Resource type() {
      return fact.type() == FactType.Agreement && "in-force".equals(fact.status())
          ? Ent.BindingAgreement
          : shape.thing();
    }

    private boolean isMeeting() {
      return Set.of(FactType.Meeting, FactType.Summit, FactType.Conference, FactType.Workshop)
          .contains(fact.type());
    }

    private List<String> participations() {
      if (slots.thing() != null) {
        return work(slots.thing());
      }
      List<String> about = new ArrayList<>();
      Hanging of = slots.of();
      slots
          .participations()
          .forEach(
              (actor, iri) -> {
                String in = of == null ? null : of.iri();
                participation(iri, actor, in);
                Link link = of == null || !isDone(fact) ? null : shape.hook().link(of.target());
                if (link != null && in != null) {
                  link(actor, link, in);
                }
                about.add(iri);
              });
      return about;
    }

    /** Someone takes part in the work of bodies, which is no series: they work together. */
    private List<String> work(String line) {
      describe(line, Ent.WorkingRelation, fact.label());
      each(line, Ent.directParty, slots.parties());
      each(line, Ent.directParty, slots.bodies());
      each(line, Ent.aboutTopic, slots.topics());
      dated(line);
      return List.of(line);
    }

    private void participation(String iri, String actor, @Nullable String in) {
      String role = Ids.concept("role-" + Identity.role(fact.type()));
      describe(iri, Ent.Participation, participationLabel(actor, role));
      triple(iri, Ent.participationOf, actor);
      triple(iri, Ent.inRole, role);
      if (in != null) {
        triple(iri, Ent.participatesIn, in);
      }
      state(iri);
    }

    /** Participations that share a fact are told apart: "DG CONNECT, co-chair of ICT Dialogue". */
    private String participationLabel(String actor, String role) {
      if (slots.participations().size() < 2) {
        return fact.label();
      }
      Open open = things.open().get(actor);
      String name = open == null ? reference.label(actor) : open.label();
      String of = fact.of() == null ? "" : " of " + fact.of();
      return name + ", " + reference.label(role) + of;
    }

    private List<String> office(String post) {
      describe(post, Ent.Post, fact.of() == null ? fact.label() : fact.of());
      belongs(post);
      List<String> about = new ArrayList<>();
      slots
          .participations()
          .forEach(
              (person, iri) -> {
                participation(iri, person, post);
                about.add(iri);
              });
      return about.isEmpty() ? List.of(post) : about;
    }

    private void belongs(String post) {
      for (String party : slots.parties()) {
        if (reference.isPolity(party)) {
          triple(post, Ent.officeOf, party);
        } else if (isOrganisation(party)) {
          triple(post, ORG.postIn, party);
        }
      }
      slots.bodies().stream()
          .filter(this::isOrganisation)
          .forEach(b -> triple(post, ORG.postIn, b));
    }

    private boolean isOrganisation(String actor) {
      Open open = things.open().get(actor);
      return open == null
          ? reference.isA(actor, Ent.Organisation)
          : reference.isSubclass(open.type().getURI(), Ent.Organisation.getURI());
    }

    private List<String> post(String post) {
      describe(post, Ent.Post, fact.label());
      belongs(post);
      each(post, Ent.maintainedBy, slots.parties());
      if (slots.place() != null) {
        triple(post, Ent.basedAt, slots.place());
      }
      slots.participations().forEach((actor, iri) -> participation(iri, actor, post));
      return List.of(post);
    }

    private List<String> topics() {
      Hanging of = slots.of();
      if (of != null) {
        each(of.iri(), shape.topics(), slots.topics());
        return List.of(of.iri());
      }
      String line = required(slots.thing());
      describe(line, shape.thing(), fact.label());
      parties(line);
      boolean potential = fact.type() == FactType.Identified;
      each(line, potential ? Ent.identifiedTopic : Ent.aboutTopic, slots.topics());
      if (potential) {
        triple(line, Ent.maturity, Ids.concept("maturity-potential"));
      } else {
        state(line);
      }
      return List.of(line);
    }

    private List<String> order() {
      Hanging of = slots.of();
      String other = slots.other();
      if (of != null && other != null) {
        boolean follows = fact.type() == FactType.Follows;
        triple(follows ? other : of.iri(), Ent.precededBy, follows ? of.iri() : other);
      }
      return other != null ? List.of(other) : of != null ? List.of(of.iri()) : List.of();
    }

    private List<String> nameUse(String iri) {
      describe(iri, Ent.NameUse, fact.label());
      List<String> bodies = slots.bodies();
      if (!bodies.isEmpty()) {
        triple(iri, Ent.nameUseOf, bodies.get(0));
      }
      if (fact.bodies().size() > 1) {
        claims.triple(
            passage,
            Triple.create(
                Claims.iri(iri),
                Ent.name.asNode(),
                Claims.string(Names.withoutBrackets(fact.bodies().get(1)))));
      }
      dated(iri);
      return List.of(iri);
    }

    private List<String> whole() {
      List<String> bodies = slots.bodies();
      List<String> wholes = bodies.size() > 1 ? bodies.subList(1, bodies.size()) : slots.parties();
      if (bodies.isEmpty()) {
        return List.of();
      }
      String part = bodies.get(0);
      for (String whole : wholes) {
        if (!whole.equals(part) && !reference.actsFor(whole).contains(part)) {
          triple(part, Ent.actsFor, whole);
        }
      }
      return List.of(part);
    }

    // ---- Parts of a thing

    private void describe(String iri, Resource type, String label) {
      triple(iri, RDF.type, type.getURI());
      value(iri, Field.LABEL, true, label);
      for (String again : also) {
        claims.triple(again, Claims.triple(iri, RDF.type, type.getURI()));
        value(again, iri, Field.LABEL, true, label);
      }
    }

    /** A thing in a slot that the reference data lacks. */
    private void open(String iri, String name) {
      Open open = things.open().get(iri);
      if (open == null) {
        return;
      }
      triple(iri, RDF.type, open.type().getURI());
      value(iri, Field.LABEL, false, name);
      if (open.type().equals(Ent.Topic)) {
        claims.triple(
            passage,
            Triple.create(Claims.iri(iri), SKOS.prefLabel.asNode(), Claims.label(open.label())));
      }
      if (open.actsFor() != null) {
        triple(iri, Ent.actsFor, open.actsFor());
      }
    }

    private void hanging(Hanging of) {
      if (of.target() == Target.ACTOR) {
        return;
      }
      value(of.iri(), Field.LABEL, false, of.label());
      Resource implied = of.implied();
      if (implied != null) {
        triple(of.iri(), RDF.type, implied.getURI());
        boolean meeting = of.target() == Target.MEETING;
        each(of.iri(), meeting ? Ent.participant : Ent.directParty, slots.parties());
      }
    }

    /**
     * The parties, and the bodies that are named for them. A polity for which a named body acts is
     * not a party of its own where the text names the body alone, nor of an instrument: that it is
     * a party follows.
     */
    private void parties(String iri) {
      Property parties = shape.parties();
      Property bodies = shape.bodies();
      boolean follows =
          Ent.directParty.equals(bodies)
              && (fact.type().kind() == Kind.AGREEMENT || mention.inferred("parties"));
      for (String party : slots.parties()) {
        if (parties != null
            && !(follows && slots.bodies().stream().anyMatch(b -> actsFor(b, party)))) {
          triple(iri, parties, party);
        }
      }
      each(iri, bodies, slots.bodies());
    }

    private boolean actsFor(String body, String party) {
      if (body.equals(party)) {
        return false;
      }
      Open open = things.open().get(body);
      if (open == null || open.actsFor() == null) {
        return reference.actsFor(body).contains(party);
      }
      return open.actsFor().equals(party) || reference.actsFor(open.actsFor()).contains(party);
    }

    private void state(String iri) {
      String status = fact.status();
      if (status != null) {
        if (shape.kind().equals("line")) {
          String maturity =
              switch (status) {
                case "ongoing", "held", "concluded", "in-force" -> "ongoing";
                case "planned" -> "agreed";
                case "proposed" -> "proposed";
                default -> "";
              };
          if (!maturity.isEmpty()) {
            triple(iri, Ent.maturity, Ids.concept("maturity-" + maturity));
          }
        } else if (!shape.kind().equals("effect")) {
          value(iri, Field.STATUS, true, Ids.concept("status-" + status));
        }
      }
      dated(iri);
    }

    private void dated(String iri) {
      DateBounds bounds = mention.bounds();
      if (bounds == null) {
        return;
      }
      boolean inForce =
          shape.kind().equals("instrument")
              && "in-force".equals(fact.status())
              && !births.contains(birth(mention, iri));
      value(iri, inForce ? Field.IN_FORCE : Field.DATE, true, bounds);
    }

    private void link(String iri, Hanging of) {
      Link link = shape.hook().link(of.target());
      if (link != null && !iri.equals(of.iri())) {
        link(iri, link, of.iri());
      }
    }

    private void link(String subject, Link link, String object) {
      if (link.inverse()) {
        triple(object, link.property(), subject);
      } else {
        triple(subject, link.property(), object);
      }
    }

    /** What an event says of the instrument that it concerns. */
    private void event(Hanging of) {
      if (of.target() != Target.INSTRUMENT || !isDone(fact)) {
        return;
      }
      DateBounds bounds = mention.bounds();
      boolean dated = bounds != null && bounds.isDated();
      if (fact.type() == FactType.Signing) {
        signed(of.iri(), slots.bodies().isEmpty() ? slots.parties() : slots.bodies());
        each(of.iri(), Ent.signedBy, slots.persons());
      }
      if (bounds != null && dated && BIRTHS.contains(fact.type())) {
        value(of.iri(), Field.DATE, false, bounds);
      }
      if (bounds != null && dated && fact.type() == FactType.EntryIntoForce) {
        value(of.iri(), Field.IN_FORCE, false, bounds);
      }
    }

    /** Those who signed are parties; one that has no part in the instrument signed another one. */
    private void signed(String instrument, Collection<String> signatories) {
      Set<String> known = parties.getOrDefault(instrument, Set.of());
      for (String signatory : signatories) {
        boolean party =
            known.isEmpty()
                || known.contains(signatory)
                || known.stream().anyMatch(k -> actsFor(k, signatory) || actsFor(signatory, k));
        if (party) {
          triple(instrument, Ent.signedBy, signatory);
          if (!known.stream().anyMatch(k -> actsFor(k, signatory))) {
            triple(instrument, Ent.directParty, signatory);
          }
        }
      }
    }

    /** A document of partnership establishes a partnership; its council operates under that. */
    private void partnership(String iri) {
      String partnership = slots.partnership();
      if (partnership == null || partnership.equals(iri)) {
        return;
      }
      if (fact.type() == FactType.Council) {
        triple(iri, Ent.operatesUnder, partnership);
        return;
      }
      triple(iri, Ent.establishes, partnership);
      triple(partnership, RDF.type, Ent.Partnership.getURI());
      value(partnership, Field.LABEL, false, fact.label());
      each(partnership, Ent.directParty, slots.parties());
      if (fact.status() != null) {
        String status =
            Set.of("concluded", "in-force", "held").contains(fact.status())
                ? "ongoing"
                : fact.status();
        value(partnership, Field.STATUS, true, Ids.concept("status-" + status));
      }
    }

    /** What a decision decides: its parties are those who agreed. */
    private void content(String event, String content) {
      boolean proposal = fact.type() == FactType.Proposal;
      triple(event, proposal ? Ent.concerns : Ent.decides, content);
      triple(content, RDF.type, (proposal ? Ent.Proposal : Ent.Commitment).getURI());
      value(content, Field.LABEL, false, fact.label());
      each(content, Ent.directParty, slots.parties());
      each(content, Ent.directParty, slots.bodies());
      each(content, Ent.aboutTopic, slots.topics());
      triple(content, Ent.maturity, Ids.concept("maturity-" + (proposal ? "proposed" : "agreed")));
      String status = fact.status();
      if (status != null && Set.of("planned", "proposed", "cancelled", "ended").contains(status)) {
        value(content, Field.STATUS, true, Ids.concept("status-" + status));
      }
    }

    // ---- Small change

    private void each(String subject, @Nullable Property property, Collection<String> objects) {
      if (property != null) {
        objects.forEach(object -> triple(subject, property, object));
      }
    }

    private void triple(String subject, Property property, String object) {
      claims.triple(passage, Claims.triple(subject, property, object));
    }

    private void value(String iri, Field field, boolean own, Object value) {
      value(passage, iri, field, own, value);
    }

    private void value(String where, String iri, Field field, boolean own, Object value) {
      claims.value(
          new Value(where, mention.document(), mention.published(), iri, field, own, value));
    }
  }

  /** The concept of a frequency; one that the scheme lacks is regular. */
  static String frequency(String frequency) {
    return Ids.concept("frequency-" + (FREQUENCIES.contains(frequency) ? frequency : "regular"));
  }

  private static String required(@Nullable String iri) {
    if (iri == null) {
      throw new IllegalStateException("a thing has no IRI");
    }
    return iri;
  }
}
