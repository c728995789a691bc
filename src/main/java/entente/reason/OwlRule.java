package entente.reason;

import java.util.List;

/**
 * The rules of the W3C tables "OWL 2 RL/RDF rules" (OWL 2 Profiles, section 4.3), by their names
 * there, with what they say in words.
 */
public enum OwlRule {
  // Table 4: the semantics of equality
  EQ_REF("eq-ref", "everything is the same as itself"),
  EQ_SYM("eq-sym", "what is the same is so both ways round"),
  EQ_TRANS("eq-trans", "what is the same as the same is the same"),
  EQ_REP_S("eq-rep-s", "what is said of a thing holds under each of its names"),
  EQ_REP_P("eq-rep-p", "a property holds under each of its names"),
  EQ_REP_O("eq-rep-o", "what is said about a thing holds under each of its names"),
  EQ_DIFF1("eq-diff1", "two names can't be of the same and of different things"),
  EQ_DIFF2("eq-diff2", "of things that are all different (members) no two are the same"),
  EQ_DIFF3("eq-diff3", "of things that are all different (distinctMembers) no two are the same"),
  // Table 5: the semantics of axioms about properties
  PRP_AP("prp-ap", "the built-in annotation properties are annotation properties"),
  PRP_DOM("prp-dom", "who has the property is in its domain"),
  PRP_RNG("prp-rng", "what the property leads to is in its range"),
  PRP_FP("prp-fp", "a functional property leads to one thing only"),
  PRP_IFP("prp-ifp", "an inverse functional property comes from one thing only"),
  PRP_IRP("prp-irp", "an irreflexive property never leads back to the thing itself"),
  PRP_SYMP("prp-symp", "a symmetric property holds both ways"),
  PRP_ASYP("prp-asyp", "an asymmetric property never holds both ways"),
  PRP_TRP("prp-trp", "a transitive property leads on"),
  PRP_SPO1("prp-spo1", "a property implies the property above it"),
  PRP_SPO2("prp-spo2", "a chain of properties implies a property"),
  PRP_EQP1("prp-eqp1", "equivalent properties hold of the same (left to right)"),
  PRP_EQP2("prp-eqp2", "equivalent properties hold of the same (right to left)"),
  PRP_PDW("prp-pdw", "disjoint properties never hold of the same two things"),
  PRP_ADP("prp-adp", "of properties that are all disjoint no two hold of the same two things"),
  PRP_INV1("prp-inv1", "the inverse property holds the other way"),
  PRP_INV2("prp-inv2", "the property holds the other way of its inverse"),
  PRP_KEY("prp-key", "things that agree in the key are the same"),
  PRP_NPA1("prp-npa1", "what was said not to hold between two things doesn't hold"),
  PRP_NPA2("prp-npa2", "what was said not to hold of a value doesn't hold"),
  // Table 6: the semantics of classes
  CLS_THING("cls-thing", "owl:Thing is a class"),
  CLS_NOTHING1("cls-nothing1", "owl:Nothing is a class"),
  CLS_NOTHING2("cls-nothing2", "nothing is an owl:Nothing"),
  CLS_INT1("cls-int1", "who is in all classes is in their intersection"),
  CLS_INT2("cls-int2", "who is in the intersection is in each of its classes"),
  CLS_UNI("cls-uni", "who is in one of the classes is in their union"),
  CLS_COM("cls-com", "nothing is in a class and in its complement"),
  CLS_SVF1("cls-svf1", "who has such a value is in the class of those that have one"),
  CLS_SVF2("cls-svf2", "who has any value is in the class of those that have one"),
  CLS_AVF("cls-avf", "who has only such values has this value in that class"),
  CLS_HV1("cls-hv1", "who is in the class has the value"),
  CLS_HV2("cls-hv2", "who has the value is in the class"),
  CLS_MAXC1("cls-maxc1", "who may have no value has none"),
  CLS_MAXC2("cls-maxc2", "who may have one value has one thing under its names"),
  CLS_MAXQC1("cls-maxqc1", "who may have no value of the class has none"),
  CLS_MAXQC2("cls-maxqc2", "who may have no value at all has none"),
  CLS_MAXQC3("cls-maxqc3", "who may have one value of the class has one thing under its names"),
  CLS_MAXQC4("cls-maxqc4", "who may have one value at all has one thing under its names"),
  CLS_OO("cls-oo", "who is listed as a member of the class is in it"),
  // Table 7: the semantics of class axioms
  CAX_SCO("cax-sco", "who is in a class is in the class above it"),
  CAX_EQC1("cax-eqc1", "equivalent classes have the same members (left to right)"),
  CAX_EQC2("cax-eqc2", "equivalent classes have the same members (right to left)"),
  CAX_DW("cax-dw", "disjoint classes have no member in common"),
  CAX_ADC("cax-adc", "of classes that are all disjoint no two have a member in common"),
  // Table 8: the semantics of datatypes
  DT_TYPE1("dt-type1", "the datatypes of OWL 2 RL are datatypes"),
  DT_TYPE2("dt-type2", "a literal is in the datatypes that have its value"),
  DT_EQ("dt-eq", "literals of the same value are the same"),
  DT_DIFF("dt-diff", "literals of different values are different"),
  DT_NOT_TYPE("dt-not-type", "a literal is in no datatype that lacks its value"),
  // Table 9: the semantics of the schema vocabulary
  SCM_CLS("scm-cls", "a class is below itself and below owl:Thing"),
  SCM_SCO("scm-sco", "what is above the class above is above"),
  SCM_EQC1("scm-eqc1", "equivalent classes are below each other"),
  SCM_EQC2("scm-eqc2", "classes below each other are equivalent"),
  SCM_OP("scm-op", "an object property is below itself"),
  SCM_DP("scm-dp", "a data property is below itself"),
  SCM_SPO("scm-spo", "what is above the property above is above"),
  SCM_EQP1("scm-eqp1", "equivalent properties are below each other"),
  SCM_EQP2("scm-eqp2", "properties below each other are equivalent"),
  SCM_DOM1("scm-dom1", "what is above the domain is a domain"),
  SCM_DOM2("scm-dom2", "a property has the domain of the property above it"),
  SCM_RNG1("scm-rng1", "what is above the range is a range"),
  SCM_RNG2("scm-rng2", "a property has the range of the property above it"),
  SCM_HV("scm-hv", "having a value of the narrower property is below"),
  SCM_SVF1("scm-svf1", "having a value in the narrower class is below"),
  SCM_SVF2("scm-svf2", "having a value of the narrower property is below"),
  SCM_AVF1("scm-avf1", "having only values in the narrower class is below"),
  SCM_AVF2("scm-avf2", "having only values of the wider property is below"),
  SCM_INT("scm-int", "the intersection is below each of its classes"),
  SCM_UNI("scm-uni", "each of the classes is below their union");

  private final String id;
  private final String label;

  OwlRule(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The name in the tables, e.g. {@code prp-spo2}. */
  public String id() {
    return id;
  }

  /** What the rule says, in words. */
  public String label() {
    return label;
  }

  /** The rule as a contradiction whose premises are found in another way than by patterns. */
  Rule clash() {
    return new Rule(id, label, List.of(), List.of(), List.of(), 0, List.of());
  }
}
