package entente.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import entente.problem.Code;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {
  private final List<Problem> notices = new ArrayList<>();
  private final SourceReader reader = new SourceReader(SourceReader.DEFAULT_LIMIT, notices::add);

  private SourceDocument read(String html) {
    SourceDocument document = reader.read("-", html.getBytes(UTF_8), null);
    assertThat(document.offsetsInFile()).isFalse();
    return document;
  }

  /** The text of a page with this main content. */
  private String main(String content) {
    return read("<!doctype html><html><body><main>" + content + "</main></body></html>").text();
  }

  /** Kind, level and text of each block. */
  private List<String> blocks(String content) {
    SourceDocument document = read("<!doctype html><body>" + content);
    return document.blocks().stream()
        .map(b -> b.kind() + " " + b.level() + " " + document.text().substring(b.start(), b.end()))
        .toList();
  }

  private Code codeOf(byte[] bytes) {
    Code[] code = new Code[1];
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read("-", bytes, null))
        .satisfies(
            e -> {
              assertThat(e.problems()).isNotEmpty();
              assertThat(e.problems().get(0).nextStep()).isNotBlank();
              code[0] = e.problems().get(0).code();
            });
    return code[0];
  }

  // --- text

  @Test
  void putsEachBlockOnALine() {
    assertThat(main("<h1>Title</h1><p>One  <b>two</b>\n three.</p><div>Four.<p>Five.</div>six"))
        .isEqualTo("Title\nOne two three.\nFour.\nFive.\nsix");
  }

  @Test
  void readsEntitiesAndKeepsSpecialSpaces() {
    assertThat(main("<p>EU&#8209;US &amp; R&amp;D&nbsp;2024 &lt;x&gt; caf&eacute;</p>"))
        .isEqualTo("EU\u2011US & R&D\u00a02024 <x> café");
  }

  @Test
  void partsLinesAtLineEndsUnlessTheSentenceGoesOn() {
    assertThat(main("<p>One sentence.<br>Another one.<br>It was<br>signed.</p>"))
        .isEqualTo("One sentence.\nAnother one.\nIt was\nsigned.");
    assertThat(blocks("<p>One.<br>Two.<br>It was<br>signed.</p>"))
        .containsExactly("PARAGRAPH 0 One.", "PARAGRAPH 0 Two.", "PARAGRAPH 0 It was\nsigned.");
    assertThat(blocks("<h2>EU–Japan<br>Summit</h2>")).containsExactly("HEADING 2 EU–Japan Summit");
  }

  @Test
  void marksHeadingsAndNestedLists() {
    assertThat(
            blocks(
                "<h3>Aims</h3><p>They will:</p><ul><li>one<ul><li>inner</li></ul></li>"
                    + "<li><p>two</p></li></ul><p>End.</p>"))
        .containsExactly(
            "HEADING 3 Aims",
            "PARAGRAPH 0 They will:",
            "ITEM 1 one",
            "ITEM 2 inner",
            "ITEM 1 two",
            "PARAGRAPH 0 End.");
  }

  @Test
  void readsDefinitionLists() {
    assertThat(blocks("<dl><dt>Japan</dt><dd>A partner since 2022.</dd></dl>"))
        .containsExactly("HEADING 6 Japan", "ITEM 1 A partner since 2022.");
  }

  @Test
  void readsRowsOfTablesWithTheNamesOfTheirColumns() {
    SourceDocument document =
        read(
            "<!doctype html><body><table><caption>Meetings</caption><thead><tr><th>No</th>"
                + "<th>Date</th></tr></thead><tr><td>First</td><td><p>3 July</p><p>2023</p></td>"
                + "</tr></table>");
    assertThat(document.text()).isEqualTo("Meetings\nNo Date\nFirst 3 July 2023");
    assertThat(document.blocks())
        .extracting(Block::kind)
        .containsExactly(Block.Kind.CAPTION, Block.Kind.COLUMN_NAMES, Block.Kind.ROW);
    assertThat(document.blocks().get(2).cells())
        .extracting(c -> c.header() + "=" + document.text().substring(c.start(), c.end()))
        .containsExactly("No=First", "Date=3 July 2023");
  }

  @Test
  void repeatsCellsThatReachOverSeveralRows() {
    SourceDocument document =
        read(
            "<!doctype html><body><table><tr><th>Year</th><th>Place</th></tr>"
                + "<tr><td rowspan=2>2023</td><td>Tokyo</td></tr><tr><td>Seoul</td></tr></table>");
    assertThat(document.blocks().get(2).cells())
        .extracting(c -> c.header() + "=" + document.text().substring(c.start(), c.end()))
        .containsExactly("Year=2023", "Place=Seoul");
  }

  @Test
  void readsTablesThatOnlyArrangeThePageAsBlocks() {
    assertThat(blocks("<table><tr><td><h2>A</h2><p>Text.</p></td><td>Other.</td></tr></table>"))
        .containsExactly("HEADING 2 A", "PARAGRAPH 0 Text.", "PARAGRAPH 0 Other.");
  }

  // --- furniture

  @Test
  void dropsFurniture() {
    String page =
        """
        <!doctype html><html><head><title>T</title><style>.x-hidden{display:none}</style></head><body>
        <header>header</header><nav>nav</nav>
        <div class="cookie-banner">We use cookies. <a href="#">Accept</a></div>
        <div id="shareBar">Share this</div><ol class="breadcrumbs"><li>Home</li></ol>
        <a class="skip-link" href="#c">Skip to content</a>
        <h1>Title</h1><p>Kept<sup><a href="#fn1">1</a></sup>.</p>
        <script>script</script><noscript>noscript</noscript><template>template</template>
        <p hidden>hidden</p><p aria-hidden="true">aria</p><p style="display: none">style</p>
        <p class="x-hidden">by class</p><p class="visually-hidden">for readers</p>
        <figure><img alt="alt"><figcaption>caption</figcaption></figure>
        <form><input value="i"><button>Go</button></form><!-- comment -->
        <div role="search">search</div>
        <aside>aside</aside><footer>footer</footer></body></html>
        """;
    assertThat(read(page).text()).isEqualTo("Title\nKept.");
  }

  @Test
  void keepsLongTextWhateverItsClass() {
    String text = "Both sides share the aim of an open digital economy. ".repeat(12).strip();
    assertThat(main("<div class='share social'><p>" + text + "</p></div>")).isEqualTo(text);
  }

  @Test
  void takesWhatPlaysThePartOfTheMainContent() {
    assertThat(read("<!doctype html><body><div>Before</div><div role=main>In</div>After").text())
        .isEqualTo("In");
    assertThat(read("<!doctype html><body>Before<article>In</article>After").text())
        .isEqualTo("In");
    assertThat(read("<!doctype html><body>Around<main> </main>").text()).isEqualTo("Around");
    assertThat(read("<!doctype html><body><form><h1>In</h1>a form</form>").text())
        .isEqualTo("In\na form");
  }

  // --- encodings

  @Test
  void followsTheDeclaredEncoding() {
    String page = "<!doctype html><meta charset='%s'><p>naïve – “text”</p>";
    Charset windows = Charset.forName("windows-1252");
    for (String label : List.of("windows-1252", "ISO-8859-1")) {
      assertThat(reader.read("-", page.formatted(label).getBytes(windows), null).text())
          .isEqualTo("naïve – “text”");
    }
    assertThat(codeOf(page.formatted("iso-8859-2").getBytes(UTF_8)))
        .isEqualTo(Code.CONTROL_CHARACTERS);
    assertThat(
            reader
                .read(
                    "-", ("\uFEFF" + page.formatted("x")).getBytes(StandardCharsets.UTF_16LE), null)
                .text())
        .isEqualTo("naïve – “text”");
  }

  @Test
  void refusesMixedAndUnknownEncodings() {
    byte[] mixed = "<!doctype html><p>é x</p>".getBytes(UTF_8);
    mixed[mixed.length - 5] = (byte) 0x96;
    assertThat(codeOf(mixed)).isEqualTo(Code.FILE_UNDECODABLE);
    assertThat(codeOf("<!doctype html><meta charset=ebcdic-x>x".getBytes(UTF_8)))
        .isEqualTo(Code.FILE_UNDECODABLE);
  }

  // --- metadata

  @Test
  void readsMetadata() {
    SourceDocument document =
        read(
            """
            <!doctype html><html lang="en-GB"><head><title>Japan | Site</title>
            <link rel="canonical" href="https://example.org/japan">
            <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
              "datePublished": "2024-06-03T10:00:00+02:00"}]}</script></head>
            <body><h1>Japan</h1></body></html>
            """);
    assertThat(document.metadata().title()).isEqualTo("Japan");
    assertThat(document.metadata().published()).isEqualTo(LocalDate.of(2024, 6, 3));
    assertThat(document.metadata().url()).isEqualTo("https://example.org/japan");
    assertThat(document.metadata().language()).isEqualTo("en-GB");
  }

  @Test
  void readsDatesOfMetaElementsAndIgnoresBrokenOnes() {
    assertThat(
            read("<!doctype html><meta name=dcterms.issued content=2024-02-30>"
                    + "<meta name=date content=2024-02-03><script type=application/ld+json>{</script>x")
                .metadata()
                .published())
        .isEqualTo(LocalDate.of(2024, 2, 3));
  }

  // --- bad input

  @Test
  void refusesElementsThatAreNestedWithoutEnd() {
    String open = "<div>".repeat(100_000);
    assertThat(codeOf(("<!doctype html>" + open + "x").getBytes(UTF_8)))
        .isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
    assertThat(codeOf(("<!doctype html>" + "<b>".repeat(100_000) + "x").getBytes(UTF_8)))
        .isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
  }

  @Test
  void refusesPagesWithTooManyTags() {
    assertThat(codeOf(("<!doctype html>" + "<p>x".repeat(600_000)).getBytes(UTF_8)))
        .isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
  }

  @Test
  void refusesPagesWithoutMeasure() {
    assertThat(codeOf(("<!doctype html><p>" + "x ".repeat(6_000_000)).getBytes(UTF_8)))
        .isEqualTo(Code.DOCUMENT_TOO_COMPLEX);
  }

  @Test
  void refusesPagesWithoutText() {
    assertThat(codeOf("<!doctype html><body><script>app()</script></body>".getBytes(UTF_8)))
        .isEqualTo(Code.FILE_EMPTY);
  }

  @Test
  void survivesWhateverIsCut() {
    String page =
        "<!doctype html><body><main><h1>A&amp;B</h1><table><tr><th>X<td rowspan=9>y</table>"
            + "<ul><li>a<ul><li>b</ul></ul><dl><dt>c<dd>d</dl><!-- e --></main>";
    for (int i = 16; i < page.length(); i++) {
      try {
        SourceDocument document = reader.read("-", page.substring(0, i).getBytes(UTF_8), null);
        assertThat(document.text()).doesNotContain("e --");
      } catch (ProblemException e) {
        assertThat(e.problems().get(0).code()).isEqualTo(Code.FILE_EMPTY);
      }
    }
  }
}
