package entente.extract;

import static entente.extract.Kind.AGREEMENT;
import static entente.extract.Kind.EVENT;
import static entente.extract.Kind.FORUM;
import static entente.extract.Kind.OBJECTIVE;
import static entente.extract.Kind.PROGRAMME;
import static entente.extract.Kind.RELATION;
import static entente.extract.Kind.ROLE;

/** The types of facts, named as in the annotation guide (the Java names are the guide's names). */
public enum FactType {
  Meeting(EVENT),
  Summit(EVENT),
  Conference(EVENT),
  Workshop(EVENT),
  Signing(EVENT),
  Conclusion(EVENT),
  Launch(EVENT),
  Founding(EVENT),
  Opening(EVENT),
  AgreementToLaunch(EVENT),
  Proposal(EVENT),
  Announcement(EVENT),
  Adoption(EVENT),
  EntryIntoForce(EVENT),
  NegotiationsLaunched(EVENT),
  NegotiationsConcluded(EVENT),
  Commitment(EVENT),
  Showcase(EVENT),
  Termination(EVENT),

  DigitalPartnership(AGREEMENT),
  MemorandumOfCooperation(AGREEMENT),
  MemorandumOfUnderstanding(AGREEMENT),
  JointDeclaration(AGREEMENT),
  JointStatement(AGREEMENT),
  Declaration(AGREEMENT),
  IntentOfCooperation(AGREEMENT),
  AdministrativeArrangement(AGREEMENT),
  Agreement(AGREEMENT),
  FreeTradeAgreement(AGREEMENT),
  EconomicPartnershipAgreement(AGREEMENT),
  DigitalTradeAgreement(AGREEMENT),
  AssociationAgreement(AGREEMENT),
  Convention(AGREEMENT),
  MutualRecognition(AGREEMENT),
  ActionPlan(AGREEMENT),
  Roadmap(AGREEMENT),
  Principles(AGREEMENT),
  Strategy(AGREEMENT),

  Dialogue(FORUM),
  HighLevelMeeting(FORUM),
  Process(FORUM),
  Council(FORUM),
  JointCommittee(FORUM),
  WorkingGroup(FORUM),
  ExpertGroup(FORUM),
  TaskForce(FORUM),
  Forum(FORUM),
  Network(FORUM),
  Platform(FORUM),

  CoChairs(ROLE),
  JointlyRuns(ROLE),
  Chairs(ROLE),
  HoldsOffice(ROLE),
  BasedAt(ROLE),

  Programme(PROGRAMME),
  Project(PROGRAMME),
  Call(PROGRAMME),
  Initiative(PROGRAMME),

  WorksWith(RELATION),
  Cooperation(RELATION),
  Participates(RELATION),
  Contacts(RELATION),
  Precedes(RELATION),
  Follows(RELATION),
  FormerName(RELATION),
  PartOf(RELATION),
  LinkedWith(RELATION),
  Umbrella(RELATION),
  Discussed(RELATION),
  Covers(RELATION),
  Identified(RELATION),
  Confirmed(RELATION),
  SharedCommitment(RELATION),

  Objective(OBJECTIVE),
  Deliverable(OBJECTIVE),
  ExpectedEffect(OBJECTIVE);

  private final Kind kind;

  FactType(Kind kind) {
    this.kind = kind;
  }

  /** The kind that this type belongs to. */
  public Kind kind() {
    return kind;
  }

  /**
   * The name in JSON Lines: as here, but the relation of contacts without a named series is called
   * {@code Dialogue} there, as the forum is.
   */
  public String id() {
    return this == Contacts ? "Dialogue" : name();
  }

  /** Whether facts of this type are checkable units (core); all others are soft. */
  public boolean core() {
    return switch (kind) {
      case EVENT, AGREEMENT, FORUM, ROLE, PROGRAMME -> true;
      case OBJECTIVE -> false;
      case RELATION ->
          switch (this) {
            case WorksWith, Contacts, Precedes, Follows, FormerName -> true;
            default -> false;
          };
    };
  }
}
