package entente.serve;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the handler of a path. */
final class Router {
  /**
   * One address or, if it ends with a slash and is not the root, all below it.
   *
   * @param post whether POST is allowed besides GET, HEAD and OPTIONS
   */
  record Route(String path, boolean post, Handler handler) {
    boolean matches(String wanted) {
      return path.length() > 1 && path.endsWith("/")
          ? wanted.startsWith(path) && wanted.length() > path.length()
          : path.equals(wanted);
    }

    /** The methods, for the header {@code Allow}. */
    String methods() {
      return post ? "GET, HEAD, OPTIONS, POST" : "GET, HEAD, OPTIONS";
    }
  }

  private final List<Route> routes;

  Router(List<Route> routes) {
    this.routes =
        routes.stream()
            .sorted(Comparator.comparing((Route r) -> r.path().length()).reversed())
            .toList();
  }

  Optional<Route> find(String path) {
    return routes.stream().filter(r -> r.matches(path)).findFirst();
  }
}
