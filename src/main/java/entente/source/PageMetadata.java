package entente.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says of itself: Open Graph, Dublin Core, schema.org (JSON-LD) and plain HTML. */
final class PageMetadata {
  private static final List<String> DATES =
      List.of(
          "meta[property=article:published_time]",
          "meta[name=article:published_time]",
          "meta[itemprop=datePublished]",
          "meta[name=dcterms.issued]",
          "meta[name=dcterms.date]",
          "meta[name=dc.date.issued]",
          "meta[name=dc.date]",
          "meta[name=citation_publication_date]",
          "meta[name=pubdate]",
          "meta[name=date]");
  private static final Pattern DAY =
      Pattern.compile("^\\s*(\\d{4})[-/](\\d{2})[-/](\\d{2})(?!\\d)");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final int MAX_DEPTH = 8;

  private PageMetadata() {}

  static Metadata of(Document page) {
    return new Metadata(
        title(page), null, url(page), null, published(page), language(page), null, null);
  }

  /** The page's own title, without the name of the site that many put behind it. */
  private static @Nullable String title(Document page) {
    Element heading = page.selectFirst("main h1, [role=main] h1, article h1, h1");
    String name = heading == null ? "" : heading.text().strip();
    String shared = content(page, "meta[property=og:title]");
    String title = shared.isEmpty() ? page.title().strip() : shared;
    if (!name.isEmpty() && (title.isEmpty() || title.startsWith(name))) {
      return name;
    }
    return title.isEmpty() ? null : title.replaceFirst("\\s+\\|\\s+[^|]*$", "");
  }

  private static @Nullable String url(Document page) {
    Element link = page.selectFirst("link[rel=canonical]");
    String url = link == null ? content(page, "meta[property=og:url]") : link.attr("href").strip();
    try {
      URI uri = new URI(url);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())
          ? url
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable String language(Document page) {
    Element html = page.selectFirst("html[lang]");
    String language = html == null ? "" : html.attr("lang").strip();
    return LANGUAGE.matcher(language).matches() ? language : null;
  }

  private static @Nullable LocalDate published(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      LocalDate date = fromJson(script.data());
      if (date != null) {
        return date;
      }
    }
    for (String query : DATES) {
      LocalDate date = day(content(page, query));
      if (date != null) {
        return date;
      }
    }
    Element time = page.selectFirst("time[itemprop=datePublished], time[pubdate]");
    return time == null ? null : day(time.attr("datetime"));
  }

  private static @Nullable LocalDate fromJson(String json) {
    try {
      return find(JsonParser.parseString(json), 0);
    } catch (JsonParseException e) {
      // Scripts of pages are often broken; the page has other places for its date.
      return null;
    }
  }

  private static @Nullable LocalDate find(JsonElement element, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    if (element.isJsonArray()) {
      for (JsonElement inner : element.getAsJsonArray()) {
        LocalDate date = find(inner, depth + 1);
        if (date != null) {
          return date;
        }
      }
    } else if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      JsonElement date = object.get("datePublished");
      if (date != null && date.isJsonPrimitive()) {
        return day(date.getAsString());
      }
      return object.has("@graph") ? find(object.get("@graph"), depth + 1) : null;
    }
    return null;
  }

  private static String content(Document page, String query) {
    Element meta = page.selectFirst(query);
    return meta == null ? "" : meta.attr("content").strip();
  }

  /** The day of a date or time stamp, or null. */
  static @Nullable LocalDate day(String date) {
    Matcher matcher = DAY.matcher(date);
    if (!matcher.find()) {
      return null;
    }
    try {
      return LocalDate.parse(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
