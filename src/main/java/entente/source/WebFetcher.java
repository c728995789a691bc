package entente.source;

import entente.problem.Code;
import entente.problem.Place;
import entente.problem.Problem;
import entente.problem.ProblemException;
import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages of the web that the user names. Connects only to addresses of the open internet,
 * whatever names and redirects say: a name is resolved once, all its addresses are checked, and the
 * connection goes to one of them; a redirect begins anew. Respects {@code robots.txt}.
 */
public final class WebFetcher {
  private static final String PROGRAM = "entente";
  private static final String AGENT = "Entente/0.1 (reads single pages on demand)";
  private static final int MAX_REDIRECTS = 5;
  private static final long MAX_ROBOTS = 512 * 1024;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final long maxBytes;
  private final Set<String> allowed;
  private final Clock clock;
  private final Map<String, Robots> robots = new HashMap<>();

  /**
   * A fetcher.
   *
   * @param maxBytes size above which a page is refused
   * @param allowed hosts, as {@code host} or {@code host:port}, that may have any address
   */
  public WebFetcher(long maxBytes, List<String> allowed, Clock clock) {
    this.maxBytes = maxBytes;
    this.allowed = new HashSet<>();
    allowed.forEach(host -> this.allowed.add(host.toLowerCase(Locale.ROOT)));
    this.clock = clock;
  }

  /** Whether the user's word for a document is an address of the web. */
  public static boolean isAddress(String document) {
    return document.matches("(?i)[a-z][a-z0-9+.-]+://.*");
  }

  /**
   * Fetches a page.
   *
   * @throws ProblemException if it may not or cannot be fetched
   */
  public Snapshot fetch(String address) {
    URI uri = uri(address, address);
    HttpExchange.Answer answer = null;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      requireRobots(address, uri);
      answer = get(address, uri, maxBytes);
      URI next = redirect(address, uri, answer);
      if (next == null) {
        return snapshot(address, uri, answer);
      }
      uri = next;
    }
    throw problem(
        address,
        Code.URL_FAILED,
        "the address leads to more than " + MAX_REDIRECTS + " others, one after another",
        "give the address that it leads to");
  }

  private Snapshot snapshot(String address, URI uri, HttpExchange.Answer answer) {
    if (answer.status() == 404 || answer.status() == 410) {
      throw problem(
          address, Code.FILE_NOT_FOUND, "the server has no such page", "check the address");
    }
    if (answer.status() != 200) {
      throw problem(
          address,
          Code.URL_FAILED,
          "the server answers " + answer.status(),
          "try again later, or save the page and give the file");
    }
    return new Snapshot(uri, answer.body(), answer.headers(), clock.instant());
  }

  // ---------------------------------------------------------------- addresses

  private static URI uri(String address, String target) {
    try {
      URI uri = new URI(target.strip().replace(" ", "%20")).normalize();
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw problem(
            address,
            Code.URL_INVALID,
            "'" + target + "' is no address of the web; expected https:// or http://",
            "correct the address");
      }
      if (uri.getRawUserInfo() != null) {
        throw problem(
            address,
            Code.URL_INVALID,
            "the address holds a user's name",
            "give an address without it");
      }
      String authority = uri.getRawAuthority();
      if (authority == null) {
        throw new URISyntaxException(target, "there is no host");
      }
      int colon = authority.lastIndexOf(':');
      boolean port = colon > 0 && authority.substring(colon + 1).matches("\\d{1,5}");
      String host = port ? authority.substring(0, colon) : authority;
      String ascii = host.startsWith("[") ? host : IDN.toASCII(host).toLowerCase(Locale.ROOT);
      String path = uri.getRawPath() == null ? "" : uri.getRawPath();
      URI plain =
          new URI(
              scheme
                  + "://"
                  + ascii
                  + (port ? authority.substring(colon) : "")
                  + new URI(path.isEmpty() ? "/" : path).toASCIIString()
                  + (uri.getRawQuery() == null
                      ? ""
                      : "?" + new URI("/?" + uri.getRawQuery()).toASCIIString().substring(2)));
      if (plain.getHost() == null) {
        throw new URISyntaxException(target, "there is no host");
      }
      return plain;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw problem(
          address,
          Code.URL_INVALID,
          "'" + target + "' is no address of the web",
          "correct the address");
    }
  }

  private static @Nullable URI redirect(String address, URI uri, HttpExchange.Answer answer) {
    String location = answer.header("location");
    if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
      return null;
    }
    try {
      return uri(address, uri.resolve(location.replace(" ", "%20")).toString());
    } catch (IllegalArgumentException e) {
      throw problem(
          address,
          Code.URL_FAILED,
          "the server leads on to '" + location + "', which is no address",
          "give the address that it leads to");
    }
  }

  /** The address to connect to: all that the name stands for must be of the open internet. */
  private InetAddress resolved(String address, URI uri) {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(HttpExchange.bareHost(uri));
    } catch (UnknownHostException e) {
      throw problem(
          address,
          Code.URL_FAILED,
          "there is no host '" + uri.getHost() + "'",
          "check the address and the network");
    }
    if (!isAllowed(uri)) {
      for (InetAddress one : all) {
        if (!PublicAddresses.contains(one)) {
          throw problem(
              address,
              Code.URL_REFUSED,
              "the host '%s' has the address %s, which is not of the open internet"
                  .formatted(uri.getHost(), one.getHostAddress()),
              "save the page and give the file, or allow the host with --allow-host");
        }
      }
    }
    return all[0];
  }

  private boolean isAllowed(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return allowed.contains(host) || allowed.contains(host + ":" + HttpExchange.port(uri));
  }

  // ---------------------------------------------------------------- exchange

  private HttpExchange.Answer get(String address, URI uri, long most) {
    InetAddress checked = resolved(address, uri);
    try {
      return HttpExchange.get(uri, checked, AGENT, most);
    } catch (HttpExchange.TooLargeException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(address),
              Code.FILE_TOO_LARGE,
              "the page is larger than " + SourceReader.size(most) + ", the limit",
              "raise the limit with --max-size"),
          e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.error(
              Place.of(address),
              Code.URL_FAILED,
              "the page cannot be fetched: "
                  + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
              "check the network, or save the page and give the file"),
          e);
    }
  }

  private void requireRobots(String address, URI uri) {
    String site = uri.getScheme() + "://" + uri.getRawAuthority();
    Robots rules = robots.get(site);
    if (rules == null) {
      rules = robots(address, URI.create(site + "/robots.txt"));
      robots.put(site, rules);
    }
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    if (!rules.allow(uri.getRawPath() + query)) {
      throw problem(
          address,
          Code.ROBOTS_REFUSED,
          "the site's robots.txt does not let programs fetch '" + uri.getRawPath() + "'",
          "save the page in a browser and give the file");
    }
  }

  /** The rules of a site: none if it has no such file; if it cannot say, nothing is allowed. */
  private Robots robots(String address, URI file) {
    URI uri = file;
    for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
      HttpExchange.Answer answer = get(address, uri, MAX_ROBOTS);
      URI next = redirect(address, uri, answer);
      if (next == null) {
        if (answer.status() >= 500) {
          return Robots.parse("User-agent: *\nDisallow: /", PROGRAM);
        }
        return Robots.parse(
            answer.status() == 200 ? new String(answer.body(), StandardCharsets.UTF_8) : "",
            PROGRAM);
      }
      uri = next;
    }
    return Robots.parse("", PROGRAM);
  }

  private static ProblemException problem(
      String address, Code code, String message, String nextStep) {
    return new ProblemException(Problem.error(Place.of(address), code, message, nextStep));
  }
}
