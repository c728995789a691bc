package entente.extract;

import entente.extract.Chunk.Named;
import entente.extract.Chunk.Phrase;
import entente.extract.RuleMatcher.Match;
import entente.extract.Sentence.Use;
import entente.source.Home;
import entente.source.RdfFiles;
import entente.source.SourceDocument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the facts of a document. The same document gives the same facts, whatever was extracted
 * before; an extractor may be used by several threads.
 */
public final class TextExtractor {
  /** A sentence longer than this (in characters) is not read. */
  private static final int MAX_SENTENCE = 4000;

  private final Lexicon lexicon;
  private final Rules rules;
  private final Layout layout;
  private final MarkedLayout marked;
  private final SentenceParser parser;
  private final @Nullable Usage usage;

  TextExtractor(Lexicon lexicon, Rules rules) {
    this(lexicon, rules, null);
  }

  private TextExtractor(Lexicon lexicon, Rules rules, @Nullable Usage usage) {
    this.lexicon = lexicon;
    this.rules = rules;
    this.usage = usage;
    this.layout = new Layout(lexicon.lists());
    this.marked = new MarkedLayout(lexicon.lists(), new RowReading(lexicon));
    this.parser = new SentenceParser(lexicon);
  }

  /**
   * An extractor with the reference data of the project's folder; see {@link #create(Home,
   * RdfFiles)}.
   */
  public static TextExtractor create(Home home) {
    return create(home, new RdfFiles());
  }

  /**
   * An extractor with the reference data of the project's folder.
   *
   * @throws entente.problem.ProblemException if a file of reference data, words or rules has an
   *     error
   */
  public static TextExtractor create(Home home, RdfFiles files) {
    Lexicon lexicon = Lexicon.load(home.ontology().resolve("reference"), files);
    return new TextExtractor(
        lexicon, Rules.load("facts.rules", lexicon.verbs().classes(), FactMaker.MAKERS));
  }

  Rules rules() {
    return rules;
  }

  /** The facts of the document, in the order of its text, and what became of each sentence. */
  public Extraction extract(SourceDocument document) {
    return new Run(document, null).extract();
  }

  /** The same, and how each sentence was read: its mentions, the rules that matched, what came. */
  public Explanation explain(SourceDocument document) {
    Trace trace = new Trace();
    Run run = new Run(document, trace);
    Extraction extraction = run.extract();
    return new Explanation(extraction, trace.readings(extraction.sentences(), run.ids));
  }

  /**
   * The rules that state something in the document, and the head nouns, verbs and entries of the
   * word lists that stand in it. An entry counts also where its words mean something else, and a
   * verb without its particle.
   */
  public Set<Entry> used(SourceDocument document) {
    Usage recording = new Usage();
    new TextExtractor(lexicon.recording(recording), rules, recording).extract(document);
    Set<Entry> used = new TreeSet<>(recording.entries());
    used.addAll(lexicon.lists().occurring(document.text()));
    return used;
  }

  /** An extractor that goes by everything but these rules and entries. */
  public TextExtractor without(Set<Entry> entries) {
    return new TextExtractor(lexicon.without(entries), rules.without(entries));
  }

  private final class Run {
    private final SourceDocument document;
    private final String text;
    private final Discourse discourse = new Discourse();
    private final Noise noise = new Noise(lexicon);
    private final List<Layout.Block> blocks;
    private final Dates dates;
    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<Integer, Lead> leads = new HashMap<>();
    private final IdentityHashMap<Draft, String> ids = new IdentityHashMap<>();
    private final @Nullable Trace trace;

    Run(SourceDocument document, @Nullable Trace trace) {
      this.document = document;
      this.trace = trace;
      this.text = document.text();
      this.blocks =
          document.blocks().isEmpty()
              ? layout.blocks(text)
              : marked.blocks(text, document.blocks());
      this.dates = new Dates(published(blocks));
    }

    Extraction extract() {
      documentPartner(blocks);
      for (int b = 0; b < blocks.size(); b++) {
        Layout.Block block = blocks.get(b);
        noise.enterBlock();
        switch (block.kind()) {
          case TAIL -> add(block.span(), Use.TAIL, List.of());
          case FURNITURE -> add(block.span(), Use.FURNITURE, List.of());
          case HEADING -> heading(block);
          case ITEM -> {
            if (isPartnerHeading(block)) {
              heading(block);
            } else {
              sentences(b, block);
            }
          }
          case PARAGRAPH -> sentences(b, block);
        }
      }
      return new Extraction(document, facts(), uses());
    }

    private void add(Span span, Use use, List<Sentence.Skip> skips) {
      sentences.add(new Sentence(sentences.size(), span, discourse.section, use, skips));
    }

    // -------------------------------------------------------------- structure

    private void documentPartner(List<Layout.Block> blocks) {
      String title = document.metadata().title();
      List<String> partners = title == null ? List.of() : partnersIn(title);
      for (Layout.Block block : blocks) {
        if (!partners.isEmpty() || block.kind() == Layout.Kind.PARAGRAPH) {
          break;
        }
        if (block.kind() == Layout.Kind.HEADING) {
          partners = partnersIn(block.span().of(text));
        }
      }
      if (partners.isEmpty()) {
        partners = frequentPartner(blocks);
      }
      discourse.documentPartners = partners;
    }

    /** The partner that a document without a telling title names most: it must stand out. */
    private List<String> frequentPartner(List<Layout.Block> blocks) {
      Map<String, Integer> counts = new java.util.TreeMap<>();
      int headings = 0;
      for (Layout.Block block : blocks) {
        if (block.kind() == Layout.Kind.TAIL || block.kind() == Layout.Kind.FURNITURE) {
          continue;
        }
        if (block.kind() == Layout.Kind.HEADING && !partnersIn(block.span().of(text)).isEmpty()) {
          headings++;
        }
        for (String partner : partnersIn(block.span().of(text))) {
          counts.merge(partner, 1, Integer::sum);
        }
      }
      int total = counts.values().stream().mapToInt(Integer::intValue).sum();
      if (headings > 1 || total < 2) {
        return List.of();
      }
      return counts.entrySet().stream()
          .filter(e -> e.getValue() * 3 >= total * 2)
          .map(Map.Entry::getKey)
          .limit(1)
          .toList();
    }

    /** The polities and groups other than the EU that a line names, each once. */
    private List<String> partnersIn(String line) {
      Set<String> partners = new LinkedHashSet<>();
      List<Token> tokens = Tokenizer.tokens(line, 0, line.length());
      for (int i = 0; i < tokens.size(); ) {
        Names.Hit hit = lexicon.names().longest(tokens, i);
        if (hit == null) {
          i++;
          continue;
        }
        for (Name name : hit.names()) {
          boolean polity = name.kind() == Name.Kind.POLITY || name.kind() == Name.Kind.GROUP;
          if (polity
              && !lexicon.isMemberState(name.label())
              && !name.label().equals("European Union")
              && !lexicon.lists().has("no-partners", name.label().toLowerCase(Locale.ROOT))) {
            partners.add(name.label());
          }
        }
        i = hit.to();
      }
      return List.copyOf(partners);
    }

    private void heading(Layout.Block block) {
      String line = block.span().of(text);
      List<String> partners = partnersIn(line);
      boolean many = partners.size() > 3;
      boolean aside =
          !discourse.documentPartners.isEmpty()
              && partners.stream().allMatch(lexicon::isGroup)
              && line.strip().split("\\s+").length > 4;
      if (aside) {
        partners = List.of(); // "A Global Gateway for the Pacific coast" is still about Colombia
      }
      discourse.enter(line, many || dateIn(line) != null ? List.of() : partners);
      titles(block.span());
      add(block.span(), Use.HEADING, List.of());
    }

    /** A list item that only names a partner is the heading of what follows. */
    private boolean isPartnerHeading(Layout.Block block) {
      String line = block.span().of(text);
      if (block.lead() >= 0 || line.matches(".*[.;:!?]$")) {
        return false;
      }
      List<Token> tokens = Tokenizer.tokens(line, 0, line.length());
      int named = 0;
      for (int i = 0; i < tokens.size(); ) {
        Names.Hit hit = lexicon.names().longest(tokens, i);
        boolean polity =
            hit != null
                && hit.names().stream()
                    .anyMatch(n -> n.kind() == Name.Kind.POLITY || n.kind() == Name.Kind.GROUP);
        if (hit == null || !polity) {
          if (tokens.get(i).isWord() && !tokens.get(i).is("and") && !tokens.get(i).is("the")) {
            return false;
          }
          i++;
        } else {
          named++;
          i = hit.to();
        }
      }
      return named > 0;
    }

    /** The day that a line such as "Brussels, 26 March 2024" gives, or null. */
    private @Nullable LocalDate dateIn(String line) {
      List<Token> tokens = Tokenizer.tokens(line, 0, line.length());
      if (tokens.size() > 14) {
        return null;
      }
      Dates reader = new Dates(null);
      for (int i = 0; i < tokens.size(); i++) {
        Dates.Hit hit = reader.at(tokens, i, 0);
        String edtf = hit == null ? null : hit.value().edtf();
        if (edtf != null && edtf.matches("\\d{4}-\\d{2}-\\d{2}")) {
          return LocalDate.parse(edtf);
        }
      }
      return null;
    }

    /** The publication date: of the metadata, else of a dateline near the head of the text. */
    private @Nullable LocalDate published(List<Layout.Block> blocks) {
      if (document.metadata().published() != null) {
        return document.metadata().published();
      }
      for (Layout.Block block : blocks.subList(0, Math.min(6, blocks.size()))) {
        if (block.kind() == Layout.Kind.HEADING) {
          LocalDate date = dateIn(block.span().of(text));
          if (date != null) {
            return date;
          }
        }
      }
      return null;
    }

    /** Remembers the instruments that a title names. */
    private void titles(Span heading) {
      List<Token> tokens = Tokenizer.tokens(text, heading.start(), heading.end());
      if (tokens.isEmpty()) {
        return;
      }
      SentenceParser.Context context =
          new SentenceParser.Context(
              dates, discourse.acronyms, discourse.bodies, discourse.lastYear);
      for (Chunk chunk : parser.parse(text, tokens, context)) {
        if (chunk instanceof Phrase phrase
            && phrase.is(Heads.Category.INSTRUMENT)
            && !phrase.head().plural()) {
          discourse.titles.add(phrase);
        }
      }
    }

    private void sentences(int index, Layout.Block block) {
      Lead given = block.lead() >= 0 ? leads.get(block.lead()) : null;
      if (!block.reading().isEmpty()) {
        row(block);
        return;
      }
      List<Span> spans = layout.sentences(text, block.span());
      discourse.paragraph = block.span().start();
      for (int s = 0; s < spans.size(); s++) {
        Lead lead = sentence(spans.get(s), given);
        if (lead != null && s == spans.size() - 1) {
          leads.put(index, lead);
        }
      }
    }

    /** A row of a table: what it says is read from its reading, and the row is the evidence. */
    private void row(Layout.Block block) {
      discourse.paragraph = block.span().start();
      Use use = Use.OUT_OF_SCOPE;
      int before = sentences.size();
      for (String reading : block.reading()) {
        sentence(block.span(), reading, new Span(0, reading.length()), null);
        Use own = sentences.get(before).use();
        use = use == Use.USED || own == Use.OUT_OF_SCOPE ? use : own;
        sentences.remove(before);
      }
      add(block.span(), use, List.of());
    }

    // -------------------------------------------------------------- one sentence

    private @Nullable Lead sentence(Span span, @Nullable Lead given) {
      return sentence(span, text, span, given);
    }

    /**
     * Reads a sentence.
     *
     * @param span the evidence
     * @param text what the words are read from
     * @param read where they stand in it
     */
    private @Nullable Lead sentence(Span span, String text, Span read, @Nullable Lead given) {
      String words = read.of(text);
      if (words.length() > MAX_SENTENCE) {
        add(span, Use.TOO_LONG, List.of());
        return null;
      }
      if (noise.isQuotation(words)) {
        add(span, Use.QUOTATION, List.of());
        return null;
      }
      List<Token> tokens = Tokenizer.tokens(text, read.start(), read.end());
      if (noise.isNavigation(words)) {
        add(span, Use.FURNITURE, List.of());
        return null;
      }
      List<Sentence.Skip> skips = new ArrayList<>();
      tokens = words.endsWith("?") ? List.of() : noise.withoutHopes(tokens, skips);
      if (tokens.isEmpty()) {
        add(span, Use.HEDGED, List.of());
        return null;
      }
      int start = noise.garble(tokens);
      if (start > 0) {
        skips.add(
            new Sentence.Skip(
                new Span(tokens.get(0).start(), tokens.get(start - 1).end()), "garbled"));
        tokens = tokens.subList(start, tokens.size());
      }
      int stutter = noise.stutter(tokens);
      if (stutter >= 0) {
        skips.add(
            new Sentence.Skip(
                new Span(tokens.get(stutter).start(), tokens.get(tokens.size() - 1).end()),
                "garbled"));
        tokens = tokens.subList(0, stutter);
      }
      tokens = noise.withoutQuotation(tokens, skips);
      if (tokens.isEmpty()) {
        add(span, skips.isEmpty() ? Use.OUT_OF_SCOPE : Use.GARBLED, skips);
        return null;
      }
      List<Chunk> chunks =
          parser.parse(
              text,
              tokens,
              new SentenceParser.Context(
                  dates, discourse.acronyms, discourse.bodies, discourse.lastYear));
      if (trace != null) {
        trace.sentence(span, read.equals(span) ? tokens : standingIn(span, tokens), chunks);
      }
      Span evidence = span;
      Scene scene = new Scene(evidence, text, tokens, chunks, lexicon);
      int before = discourse.drafts.size();
      boolean used = apply(scene, given);
      boolean made = discourse.drafts.size() > before;
      remember(chunks);
      add(
          span,
          used || made ? Use.USED : isScoped(chunks) ? Use.NO_PATTERN : Use.OUT_OF_SCOPE,
          skips);
      return scene.lead;
    }

    /** The words of the reading of a row; where they stand in the document is the row. */
    private static List<Token> standingIn(Span row, List<Token> tokens) {
      return tokens.stream()
          .map(t -> new Token(row.start(), row.end(), t.text(), t.lower()))
          .toList();
    }

    /**
     * Runs the rules: those on verbs and words in the order of the text, then the bare mentions.
     */
    private boolean apply(Scene scene, @Nullable Lead given) {
      RuleMatcher matcher = new RuleMatcher(scene.chunks, focus());
      List<Match> matches = new ArrayList<>();
      for (Rule rule : rules.rules()) {
        matches.addAll(matcher.matches(rule));
      }
      IdentityHashMap<Rule, Integer> order = new IdentityHashMap<>();
      for (Rule rule : rules.rules()) {
        order.put(rule, order.size());
      }
      Comparator<Match> byPlace =
          Comparator.comparingInt((Match m) -> phase(m.rule()))
              .thenComparingInt(Match::anchor)
              .thenComparingInt(m -> order.getOrDefault(m.rule(), 0));
      matches.sort(byPlace);
      FactMaker facts = new FactMaker(scene, discourse);
      boolean used = false;
      Set<String> taken = new HashSet<>();
      for (Match match : matches) {
        boolean exclusive = phase(match.rule()) == 1;
        String claim = match.anchor() + group(match.rule());
        if (exclusive && taken.contains(claim)) {
          note(scene, match, Explanation.Outcome.TAKEN, discourse.drafts.size());
          continue;
        }
        int before = discourse.drafts.size();
        boolean makes = facts.make(match);
        note(
            scene,
            match,
            discourse.drafts.size() > before
                ? Explanation.Outcome.STATED
                : makes ? Explanation.Outcome.ADDED : Explanation.Outcome.GAVE_NOTHING,
            before);
        if (makes) {
          used = true;
          if (usage != null) {
            usage.add(match.rule().entry());
          }
          if (exclusive) {
            taken.add(claim);
          }
        }
      }
      if (given != null && (!used || onlyMentions(scene))) {
        used |= new ListItemMaker(scene, discourse).make(given);
      }
      return used;
    }

    private void note(Scene scene, Match match, Explanation.Outcome outcome, int before) {
      if (trace != null) {
        List<Draft> made = discourse.drafts.subList(before, discourse.drafts.size());
        trace.match(scene.sentence, match, outcome, made);
      }
    }

    /** 0: persons and names; 1: what verbs and words say; 2: bare mentions. */
    private int phase(Rule rule) {
      return switch (rule.make()) {
        case "HoldsOffice", "PartOf" -> 0;
        case "Series", "Instrument", "Undertaking" -> 2;
        default -> rule.anchor() instanceof Rule.Element.Mention ? 2 : 1;
      };
    }

    /** One verb states at most one fact of each of these groups. */
    private static String group(Rule rule) {
      return switch (rule.make()) {
        case "CoChairs", "Chairs", "JointlyRuns", "BasedAt" -> "role";
        case "Objective", "Deliverable", "ExpectedEffect" -> "objective";
        case "Outcome" -> "outcome";
        default -> "act";
      };
    }

    private boolean onlyMentions(Scene scene) {
      for (int i = discourse.drafts.size() - 1; i >= 0; i--) {
        Draft draft = discourse.drafts.get(i);
        if (draft.evidence.equals(scene.sentence)) {
          return draft.type.kind() != Kind.EVENT
              && draft.type.kind() != Kind.OBJECTIVE
              && draft.type.kind() != Kind.RELATION;
        }
      }
      return true;
    }

    private Rule.@Nullable MentionClass focus() {
      Draft focus = discourse.focus;
      if (focus == null) {
        return null;
      }
      return switch (focus.type.kind()) {
        case FORUM -> Rule.MentionClass.FORUM;
        case AGREEMENT -> Rule.MentionClass.INSTRUMENT;
        case PROGRAMME -> Rule.MentionClass.PROGRAMME;
        default -> null;
      };
    }

    private void remember(List<Chunk> chunks) {
      for (Chunk chunk : chunks) {
        if (chunk instanceof Chunk.When when && when.value().edtf() != null) {
          String year = when.value().edtf().replaceFirst(".*?(\\d{4}).*", "$1");
          if (year.matches("\\d{4}")) {
            discourse.lastYear = Integer.parseInt(year);
          }
        }
      }
    }

    private boolean isScoped(List<Chunk> chunks) {
      boolean actor = false;
      boolean thing = false;
      for (Chunk chunk : chunks) {
        actor |=
            (chunk instanceof Named n
                    && n.name().kind() != Name.Kind.TOPIC
                    && n.name().kind() != Name.Kind.PLACE)
                || chunk instanceof Chunk.Pair
                || chunk instanceof Chunk.Person;
        thing |=
            chunk instanceof Phrase
                || (chunk instanceof Chunk.VerbGroup v
                    && !v.verb().classes().isEmpty()
                    && !v.isA("be")
                    && !v.isA("have"));
      }
      return actor && thing;
    }

    // -------------------------------------------------------------- results

    private List<Fact> facts() {
      List<Draft> drafts = new ArrayList<>(discourse.drafts);
      drafts.sort(Comparator.comparing((Draft d) -> d.evidence));
      for (int i = 0; i < drafts.size(); i++) {
        ids.put(drafts.get(i), "f" + (i + 1));
      }
      List<Fact> facts = new ArrayList<>();
      for (Draft draft : drafts) {
        facts.add(fact(draft));
      }
      return facts;
    }

    private Fact fact(Draft draft) {
      Certainty certainty =
          draft.weak
              ? Certainty.WEAK
              : draft.inferred.isEmpty() ? Certainty.EXPLICIT : Certainty.INFERRED;
      Draft of = draft.of;
      return new Fact(
          ids.getOrDefault(draft, ""),
          draft.type,
          draft.label,
          draft.parties,
          List.copyOf(draft.bodies),
          List.copyOf(draft.persons),
          List.copyOf(draft.topics),
          draft.date,
          draft.dateText,
          draft.status,
          draft.place,
          draft.ordinal,
          of != null ? of.label : draft.ofText,
          of == null ? null : ids.get(of),
          draft.frequency,
          draft.evidence,
          draft.also,
          draft.section.isEmpty() ? null : draft.section,
          draft.inferred,
          certainty,
          draft.rule);
    }

    /** A sentence that a fact cites is used, even if it made no fact of its own. */
    private List<Sentence> uses() {
      Set<Span> cited = new HashSet<>();
      for (Draft draft : discourse.drafts) {
        cited.add(draft.evidence);
        cited.addAll((Collection<Span>) draft.also);
      }
      List<Sentence> uses = new ArrayList<>();
      for (Sentence sentence : sentences) {
        Use use =
            cited.contains(sentence.span())
                ? Use.USED
                : sentence.use() == Use.USED ? Use.NO_PATTERN : sentence.use();
        uses.add(
            new Sentence(
                sentence.index(), sentence.span(), sentence.section(), use, sentence.skipped()));
      }
      return uses;
    }
  }
}
