package entente.extract;

import entente.extract.Layout.Kind;
import entente.source.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The outer structure of a text whose format marks its blocks: what {@link Layout} tells by the
 * looks of lines is known here. Furniture and tail are still told by their words, and a short
 * paragraph without full stop still is a heading, since many pages make headings of bold text.
 */
final class MarkedLayout {
  private final WordLists lists;
  private final RowReading rows;

  MarkedLayout(WordLists lists, RowReading rows) {
    this.lists = lists;
    this.rows = rows;
  }

  List<Layout.Block> blocks(String text, List<Block> marked) {
    List<Layout.Block> blocks = new ArrayList<>();
    // The blocks that introduce the items of each depth of lists, with a colon or an open phrase.
    List<Integer> leads = new ArrayList<>();
    int tail = 0;
    for (int i = 0; i < marked.size(); i++) {
      Block block = marked.get(i);
      Span content = content(text, block);
      String bare = content.of(text);
      if (bare.isEmpty()) {
        continue;
      }
      boolean heading = block.kind() == Block.Kind.HEADING;
      if (heading && tail > 0 && block.level() < tail) {
        tail = 0;
      }
      if (tail == 0 && mayOpenTail(block) && lists.isTailHeading(bare)) {
        tail = heading ? block.level() : 1;
      }
      Kind kind =
          tail > 0
              ? Kind.TAIL
              : kind(block, bare, i + 1 < marked.size() ? marked.get(i + 1) : null);
      int lead = -1;
      if (kind == Kind.ITEM) {
        while (leads.size() > block.level()) {
          leads.remove(leads.size() - 1);
        }
        lead = leads.isEmpty() ? -1 : leads.get(leads.size() - 1);
      } else {
        leads.clear();
      }
      blocks.add(
          new Layout.Block(
              kind,
              content,
              lead,
              kind == Kind.PARAGRAPH && block.kind() == Block.Kind.ROW
                  ? rows.sentences(text, block)
                  : List.of()));
      boolean introduces = bare.endsWith(":") || (followedByItem(marked, i) && Layout.isOpen(bare));
      if (introduces || (kind == Kind.ITEM && lead < 0 && Layout.isLeadItem(bare))) {
        int depth = kind == Kind.ITEM ? block.level() + (bare.endsWith(":") ? 1 : 0) : 1;
        while (leads.size() < depth) {
          leads.add(lead);
        }
        leads.set(leads.size() - 1, blocks.size() - 1);
      }
    }
    return blocks;
  }

  private static Span content(String text, Block block) {
    Span span = new Span(block.start(), block.end());
    if (block.kind() == Block.Kind.ITEM) {
      Matcher sign = Layout.BULLET.matcher(span.of(text));
      if (sign.find() && sign.end() < span.end() - span.start()) {
        span = new Span(span.start() + sign.end(), span.end());
      }
    }
    return Layout.strip(text, span);
  }

  private static boolean mayOpenTail(Block block) {
    return switch (block.kind()) {
      case HEADING, PARAGRAPH, CAPTION -> true;
      case ITEM, ROW, COLUMN_NAMES -> false;
    };
  }

  private static boolean followedByItem(List<Block> marked, int i) {
    return i + 1 < marked.size() && marked.get(i + 1).kind() == Block.Kind.ITEM;
  }

  private Kind kind(Block block, String bare, @Nullable Block next) {
    return switch (block.kind()) {
      case HEADING, CAPTION -> lists.isFurniture(bare) ? Kind.FURNITURE : Kind.HEADING;
      case COLUMN_NAMES -> Kind.FURNITURE;
      case ROW -> lists.isFurniture(bare) ? Kind.FURNITURE : Kind.PARAGRAPH;
      case ITEM -> lists.isFurniture(bare) ? Kind.FURNITURE : Kind.ITEM;
      case PARAGRAPH -> {
        if (lists.isFurniture(bare)) {
          yield Kind.FURNITURE;
        }
        boolean introduces = next != null && next.kind() == Block.Kind.ITEM && Layout.isOpen(bare);
        boolean open = bare.endsWith(":") || bare.endsWith(",") || introduces;
        boolean small = bare.split("\\s+", -1).length <= Layout.HEADING_WORDS;
        yield !Layout.endsSentence(bare) && small && !open && !lower(bare)
            ? Kind.HEADING
            : Kind.PARAGRAPH;
      }
    };
  }

  private static boolean lower(String bare) {
    return bare.substring(0, 1).equals(bare.substring(0, 1).toLowerCase(Locale.ROOT))
        && Character.isLetter(bare.charAt(0));
  }
}
