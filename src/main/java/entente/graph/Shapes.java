package entente.graph;

import static entente.vocab.Ent.aboutTopic;
import static entente.vocab.Ent.agreedBy;
import static entente.vocab.Ent.carriedOutBy;
import static entente.vocab.Ent.chairedBy;
import static entente.vocab.Ent.coChairedBy;
import static entente.vocab.Ent.concerns;
import static entente.vocab.Ent.confirms;
import static entente.vocab.Ent.directParty;
import static entente.vocab.Ent.discussed;
import static entente.vocab.Ent.establishes;
import static entente.vocab.Ent.fundedUnder;
import static entente.vocab.Ent.hasExpectedEffect;
import static entente.vocab.Ent.hasObjective;
import static entente.vocab.Ent.identifiedTopic;
import static entente.vocab.Ent.involves;
import static entente.vocab.Ent.linkedTo;
import static entente.vocab.Ent.meetingOf;
import static entente.vocab.Ent.operatesUnder;
import static entente.vocab.Ent.participant;
import static entente.vocab.Ent.resultedFrom;
import static entente.vocab.Ent.runBy;
import static entente.vocab.Ent.signedAt;
import static entente.vocab.Ent.takenAt;
import static entente.vocab.Ent.takesPartIn;
import static entente.vocab.Ent.umbrellaFor;

import entente.extract.FactType;
import entente.vocab.Ent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The table of what each type of fact is in the graph: the class of the thing that it is about, and
 * the property that each of its slots becomes.
 */
final class Shapes {
  /** What a fact can hang on, as far as the choice of a property depends on it. */
  enum Target {
    MECHANISM,
    INSTRUMENT,
    MEETING,
    EVENT,
    PROGRAMME,
    UNDERTAKING,
    ACTOR,
    POST
  }

  /** How the fact is written: most make one thing with properties, some are of their own form. */
  enum Form {
    /** One thing; every slot is a property of it. */
    THING,
    /** One participation for each actor in what the fact hangs on, and a shortcut. */
    PARTICIPATION,
    /** A person, a post and the person's participation in it. */
    OFFICE,
    /** A post and where it is based. */
    POST,
    /** Topics of what the fact hangs on. */
    TOPICS,
    /** The order of two things. */
    ORDER,
    /** A name that an actor bore for a time. */
    NAME,
    /** A part and the whole that it acts for. */
    WHOLE
  }

  /** The property that ties the thing to what it hangs on, or that thing to it. */
  record Link(Property property, boolean inverse) {}

  /** The links for each target; {@code otherwise} for all that are not named. */
  record Hook(Map<Target, Link> links, @Nullable Link otherwise) {
    @Nullable Link link(Target target) {
      return links.getOrDefault(target, otherwise);
    }
  }

  /**
   * One row of the table.
   *
   * @param kind the kind in the thing's IRI
   * @param thing its class
   */
  record Shape(
      FactType type,
      Form form,
      String kind,
      Resource thing,
      @Nullable Property parties,
      @Nullable Property bodies,
      @Nullable Property persons,
      @Nullable Property topics,
      Hook hook) {}

  private static Link to(Property property) {
    return new Link(property, false);
  }

  private static Link from(Property property) {
    return new Link(property, true);
  }

  private static final Hook NOTHING = new Hook(Map.of(), null);
  private static final Hook SERIES =
      new Hook(Map.of(Target.MECHANISM, to(meetingOf), Target.MEETING, to(takenAt)), to(concerns));
  private static final Hook OBJECT = new Hook(Map.of(), to(concerns));
  private static final Hook DECISION = new Hook(Map.of(Target.MEETING, to(takenAt)), to(concerns));
  private static final Hook INSTRUMENT =
      new Hook(
          Map.of(
              Target.MECHANISM, to(resultedFrom),
              Target.EVENT, to(resultedFrom),
              Target.MEETING, to(signedAt)),
          to(linkedTo));
  private static final Hook FORUM =
      new Hook(
          Map.of(
              Target.MECHANISM, to(operatesUnder),
              Target.INSTRUMENT, from(establishes),
              Target.EVENT, from(establishes),
              Target.MEETING, from(establishes)),
          to(linkedTo));
  private static final Hook UNDERTAKING =
      new Hook(Map.of(Target.PROGRAMME, to(fundedUnder)), to(linkedTo));
  private static final Hook LINE =
      new Hook(
          Map.of(
              Target.MECHANISM, to(resultedFrom),
              Target.EVENT, to(resultedFrom),
              Target.MEETING, to(resultedFrom)),
          to(linkedTo));
  private static final Hook UMBRELLA =
      new Hook(
          Map.of(Target.MECHANISM, from(umbrellaFor), Target.INSTRUMENT, from(umbrellaFor)),
          to(linkedTo));
  private static final Hook AIM = new Hook(Map.of(), from(hasObjective));
  private static final Hook EFFECT = new Hook(Map.of(), from(hasExpectedEffect));
  private static final Hook CONFIRMATION =
      new Hook(
          Map.of(
              Target.EVENT, from(confirms),
              Target.MEETING, from(confirms),
              Target.INSTRUMENT, from(confirms)),
          to(linkedTo));
  private static final Hook PART = new Hook(Map.of(), to(takesPartIn));
  private static final Hook CO_CHAIR = new Hook(shortcut(coChairedBy), null);
  private static final Hook CHAIR = new Hook(shortcut(chairedBy), null);
  private static final Hook RUN = new Hook(shortcut(runBy), null);

  private static Map<Target, Link> shortcut(Property property) {
    return Map.of(Target.MECHANISM, from(property), Target.MEETING, from(property));
  }

  private final Map<FactType, Shape> rows = new EnumMap<>(FactType.class);

  /** Fills the table. */
  Shapes() {
    List<Shape> table = new ArrayList<>();
    // Events: type, class, how parties take part, what they hang on.
    event(table, FactType.Meeting, Ent.Meeting, participant, SERIES);
    event(table, FactType.Summit, Ent.Summit, participant, SERIES);
    event(table, FactType.Conference, Ent.Conference, participant, SERIES);
    event(table, FactType.Workshop, Ent.Workshop, participant, SERIES);
    event(table, FactType.Signing, Ent.Signing, participant, OBJECT);
    event(table, FactType.Conclusion, Ent.Conclusion, participant, OBJECT);
    event(table, FactType.Launch, Ent.Launch, participant, OBJECT);
    event(table, FactType.Founding, Ent.Founding, participant, OBJECT);
    event(table, FactType.Opening, Ent.Opening, participant, OBJECT);
    event(table, FactType.AgreementToLaunch, Ent.AgreementToLaunch, agreedBy, DECISION);
    event(table, FactType.Proposal, Ent.ProposalEvent, participant, OBJECT);
    event(table, FactType.Announcement, Ent.Announcement, participant, OBJECT);
    event(table, FactType.Adoption, Ent.Adoption, participant, OBJECT);
    event(table, FactType.EntryIntoForce, Ent.EntryIntoForce, participant, OBJECT);
    event(table, FactType.NegotiationsLaunched, Ent.NegotiationLaunch, participant, OBJECT);
    event(table, FactType.NegotiationsConcluded, Ent.NegotiationConclusion, participant, OBJECT);
    event(table, FactType.Commitment, Ent.Decision, agreedBy, DECISION);
    event(table, FactType.Showcase, Ent.Showcase, participant, OBJECT);
    event(table, FactType.Termination, Ent.Termination, participant, OBJECT);

    instrument(table, FactType.DigitalPartnership, Ent.PartnershipDocument);
    instrument(table, FactType.MemorandumOfCooperation, Ent.MemorandumOfCooperation);
    instrument(table, FactType.MemorandumOfUnderstanding, Ent.MemorandumOfUnderstanding);
    instrument(table, FactType.JointDeclaration, Ent.JointDeclaration);
    instrument(table, FactType.JointStatement, Ent.JointStatement);
    instrument(table, FactType.Declaration, Ent.Declaration);
    instrument(table, FactType.IntentOfCooperation, Ent.LetterOfIntent);
    instrument(table, FactType.AdministrativeArrangement, Ent.AdministrativeArrangement);
    instrument(table, FactType.Agreement, Ent.Agreement);
    instrument(table, FactType.FreeTradeAgreement, Ent.FreeTradeAgreement);
    instrument(table, FactType.EconomicPartnershipAgreement, Ent.EconomicPartnershipAgreement);
    instrument(table, FactType.DigitalTradeAgreement, Ent.DigitalTradeAgreement);
    instrument(table, FactType.AssociationAgreement, Ent.AssociationAgreement);
    instrument(table, FactType.Convention, Ent.Convention);
    instrument(table, FactType.MutualRecognition, Ent.MutualRecognition);
    instrument(table, FactType.ActionPlan, Ent.ActionPlan);
    instrument(table, FactType.Roadmap, Ent.Roadmap);
    instrument(table, FactType.Principles, Ent.Principles);
    instrument(table, FactType.Strategy, Ent.Strategy);

    forum(table, FactType.Dialogue, Ent.Dialogue);
    forum(table, FactType.HighLevelMeeting, Ent.HighLevelMeeting);
    forum(table, FactType.Process, Ent.Process);
    forum(table, FactType.Council, Ent.Council);
    forum(table, FactType.JointCommittee, Ent.JointCommittee);
    forum(table, FactType.WorkingGroup, Ent.WorkingGroup);
    forum(table, FactType.ExpertGroup, Ent.ExpertGroup);
    forum(table, FactType.TaskForce, Ent.TaskForce);
    forum(table, FactType.Forum, Ent.Forum);
    forum(table, FactType.Network, Ent.Network);
    forum(table, FactType.Platform, Ent.Platform);

    role(table, FactType.CoChairs, Form.PARTICIPATION, "role", Ent.Participation, CO_CHAIR);
    role(table, FactType.JointlyRuns, Form.PARTICIPATION, "role", Ent.Participation, RUN);
    role(table, FactType.Chairs, Form.PARTICIPATION, "role", Ent.Participation, CHAIR);
    role(table, FactType.HoldsOffice, Form.OFFICE, "role", Ent.Participation, NOTHING);
    role(table, FactType.BasedAt, Form.POST, "post", Ent.Post, NOTHING);

    undertaking(table, FactType.Programme, Ent.Programme);
    undertaking(table, FactType.Project, Ent.Project);
    undertaking(table, FactType.Call, Ent.CallForProposals);
    undertaking(table, FactType.Initiative, Ent.Initiative);

    content(table, FactType.WorksWith, "line", Ent.WorkingRelation, LINE);
    content(table, FactType.Cooperation, "line", Ent.CooperationLine, LINE);
    content(table, FactType.Contacts, "line", Ent.Contacts, LINE);
    content(table, FactType.LinkedWith, "line", Ent.CooperationLine, LINE);
    content(table, FactType.Umbrella, "line", Ent.CooperationLine, UMBRELLA);
    content(table, FactType.Confirmed, "commitment", Ent.SharedCommitment, CONFIRMATION);
    content(table, FactType.SharedCommitment, "commitment", Ent.SharedCommitment, CONFIRMATION);
    content(table, FactType.Objective, "commitment", Ent.Objective, AIM);
    content(table, FactType.Deliverable, "commitment", Ent.Deliverable, AIM);
    table.add(
        new Shape(
            FactType.ExpectedEffect,
            Form.THING,
            "effect",
            Ent.ExpectedEffect,
            involves,
            involves,
            involves,
            aboutTopic,
            EFFECT));

    role(table, FactType.Participates, Form.PARTICIPATION, "role", Ent.Participation, PART);
    topics(table, FactType.Discussed, discussed);
    topics(table, FactType.Covers, aboutTopic);
    topics(table, FactType.Identified, identifiedTopic);
    role(table, FactType.Precedes, Form.ORDER, "line", Ent.CooperationLine, NOTHING);
    role(table, FactType.Follows, Form.ORDER, "line", Ent.CooperationLine, NOTHING);
    role(table, FactType.FormerName, Form.NAME, "nameuse", Ent.NameUse, NOTHING);
    role(table, FactType.PartOf, Form.WHOLE, "actor", Ent.Actor, NOTHING);

    table.forEach(shape -> rows.put(shape.type, shape));
    for (FactType type : FactType.values()) {
      if (!rows.containsKey(type)) {
        throw new IllegalStateException("no shape for facts of type " + type);
      }
    }
  }

  private static void event(
      List<Shape> table, FactType type, Resource thing, Property parties, Hook hook) {
    table.add(
        new Shape(type, Form.THING, "event", thing, parties, parties, parties, aboutTopic, hook));
  }

  private static void instrument(List<Shape> table, FactType type, Resource thing) {
    table.add(
        new Shape(
            type,
            Form.THING,
            "instrument",
            thing,
            directParty,
            directParty,
            involves,
            aboutTopic,
            INSTRUMENT));
  }

  private static void forum(List<Shape> table, FactType type, Resource thing) {
    table.add(
        new Shape(
            type,
            Form.THING,
            "mechanism",
            thing,
            directParty,
            directParty,
            involves,
            aboutTopic,
            FORUM));
  }

  private static void undertaking(List<Shape> table, FactType type, Resource thing) {
    table.add(
        new Shape(
            type,
            Form.THING,
            "undertaking",
            thing,
            directParty,
            carriedOutBy,
            involves,
            aboutTopic,
            UNDERTAKING));
  }

  private static void content(
      List<Shape> table, FactType type, String kind, Resource thing, Hook hook) {
    table.add(
        new Shape(
            type, Form.THING, kind, thing, directParty, directParty, involves, aboutTopic, hook));
  }

  private static void topics(List<Shape> table, FactType type, Property topics) {
    table.add(
        new Shape(
            type,
            Form.TOPICS,
            "line",
            Ent.CooperationLine,
            directParty,
            directParty,
            involves,
            topics,
            NOTHING));
  }

  private static void role(
      List<Shape> table, FactType type, Form form, String kind, Resource thing, Hook hook) {
    table.add(new Shape(type, form, kind, thing, null, null, null, null, hook));
  }

  /** The row of a type. */
  Shape of(FactType type) {
    Shape shape = rows.get(type);
    if (shape == null) {
      throw new IllegalStateException("no shape for facts of type " + type);
    }
    return shape;
  }
}
