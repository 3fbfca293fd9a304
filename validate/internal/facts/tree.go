package facts

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Count is a number that a sentence gives, with the parts of it that the sentence tells
// of: behind 其中, 包括, 含 or 分别为, or in brackets.
type Count struct {
	Value     decimal.Decimal
	Precision decimal.Decimal
	Bound     Bound
	// Unit is the measure word, "" where none is written.
	Unit string
	// Sort is what the word beside it tells apart: "column" applicants, "row" outcomes of
	// requests, "result" those of disputes; "" where that is not known.
	Sort string
	// Share is the share of the whole that is written beside it, in percent; nil where
	// none is.
	Share *decimal.Decimal
	// Open tells that the list of its parts says that there are more (等).
	Open  bool
	Parts []Count
	// Start and End are the byte offsets of the number, and Sentence those of the
	// sentence.
	Start, End int
	Sentence   [2]int
}

// Lists returns the parts in lists, each of which tells apart the whole in one way: a
// list ends where it makes up the whole, or where another sort of word begins. A part
// that is counted in another measure word is in none.
func (c Count) Lists() [][]Count {
	var lists [][]Count
	var list []Count
	sum := decimal.Zero
	end := func() {
		if len(list) > 0 {
			lists = append(lists, list)
		}
		list, sum = nil, decimal.Zero
	}
	for _, part := range c.Parts {
		if part.Unit != c.Unit {
			continue
		}
		if len(list) > 0 && (part.Sort != list[len(list)-1].Sort || sum.Equal(c.Value)) {
			end()
		}
		list = append(list, part)
		sum = sum.Add(part.Value)
	}
	end()
	return lists
}

// dividing are words without one of which a text tells of no parts.
var dividing = []string{"其中", "包括", "包含", "含", "分别", "（", "("}

// Counts returns the numbers of a paragraph that have parts or shares, in their order.
// Those of its parts are within them.
func (rd *Reader) Counts(s string) []Count {
	if !rd.step(len(s)) || !containsAny(s, dividing) {
		return nil
	}
	room := (normalSize + tokenSize) * (len(s) + 8)
	if !rd.grow(room) {
		return nil
	}
	defer rd.budget.Release(int64(room))
	text := normalize(s)
	var all []Count
	start := 0
	for i, r := range text.runes {
		if strings.ContainsRune("。！？；", r) {
			all = rd.countsIn(text, start, i, all)
			start = i + 1
		}
	}
	return rd.countsIn(text, start, len(text.runes), all)
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// countSize is what is charged for a count, in bytes.
const countSize = 384

// countsIn adds the counts of the sentence from rune i to rune j.
func (rd *Reader) countsIn(text normal, i, j int, all []Count) []Count {
	if i >= j {
		return all
	}
	tokens := rd.tokenize(text.runes[i:j])
	b := brancher{roots: all, sentence: [2]int{text.at[i], text.end(j - 1)}}
	b.first = len(all)
	for k, t := range tokens {
		if t.class == numeral {
			if !rd.grow(countSize) {
				return all
			}
			b.number(t, sortOf(tokens, k), text, i)
			continue
		}
		b.word(t)
	}
	return b.divided()
}

// sortOf returns the class of the word that a number belongs to: before it, or where
// nothing stands there right behind it.
func sortOf(tokens []token, k int) string {
	for i := k - 1; i >= 0; i-- {
		switch c := tokens[i].class; c {
		case "column", "row", "result":
			return string(c)
		case numeral, comma, "and", opening, closing:
			i = 0
		}
	}
	for _, t := range tokens[k+1:] {
		switch t.class {
		case "column", "row", "result":
			return string(t.class)
		case "filler", "verb":
			continue
		}
		break
	}
	return ""
}

// brancher grows the counts of a sentence from its tokens.
type brancher struct {
	roots    []Count
	first    int // the first of the sentence
	sentence [2]int

	listing  bool // parts of the last root are told
	nested   bool // parts of the last of its parts are
	brackets int
	inside   bool // a bracket behind a number is open
	dividing bool // 其中 or the like stands before the next number
	verb     bool // something else is done: the list is over
}

// word takes up a token that is no number.
func (b *brancher) word(t token) {
	switch {
	case t.class == opening:
		b.brackets++
		b.inside = len(b.roots) > b.first
	case t.class == closing:
		b.brackets = max(0, b.brackets-1)
		b.inside = b.inside && b.brackets > 0
	case t.class == "group", t.is("each", "respectively"):
		b.dividing, b.verb = true, false
	case t.class == "all":
		if b.listing {
			b.roots[len(b.roots)-1].Open = true
		}
	case b.brackets > 0:
	case t.class == "verb", t.class == "carry", t.class == "noun":
		b.verb = true
	case t.class == comma && t.value != colon:
		b.verb = false
	}
}

// number adds a number to what it is of.
func (b *brancher) number(t token, sort string, text normal, i int) {
	c := Count{Value: t.num.value, Precision: t.num.last, Bound: t.num.bound, Unit: t.num.unit, Sort: sort,
		Start: text.at[i+t.i], End: text.end(i + t.j - 1), Sentence: b.sentence}
	last := len(b.roots) - 1
	switch {
	case t.num.percent:
		if last >= b.first {
			b.share(c)
		}
	case b.inside && last >= b.first:
		b.within(c)
	case last >= b.first && b.dividing:
		b.divide(c)
	case last >= b.first && b.listing && !b.verb:
		b.sibling(c)
	default:
		b.listing, b.nested = false, false
		b.roots = append(b.roots, c)
	}
	b.dividing = false
}

// share gives a share to the number before it.
func (b *brancher) share(c Count) {
	to := &b.roots[len(b.roots)-1]
	if n := len(to.Parts); n > 0 && b.listing {
		to = &to.Parts[n-1]
	}
	if to.Share == nil {
		v := c.Value
		to.Share = &v
	}
}

// within adds a number in a bracket to the number before the bracket.
func (b *brancher) within(c Count) {
	root := &b.roots[len(b.roots)-1]
	if n := len(root.Parts); n > 0 && b.listing {
		root = &root.Parts[n-1]
	}
	root.Parts = append(root.Parts, c)
}

// divide begins a list. One behind another is of the last part of that where it may be:
// 不予公开8件，其中属于国家秘密1件.
func (b *brancher) divide(c Count) {
	root := &b.roots[len(b.roots)-1]
	if n := len(root.Parts); b.listing && n > 0 && root.Parts[n-1].Unit == c.Unit && c.Value.LessThanOrEqual(root.Parts[n-1].Value) {
		b.nested = true
		root.Parts[n-1].Parts = append(root.Parts[n-1].Parts, c)
		return
	}
	b.listing, b.nested = true, false
	root.Parts = append(root.Parts, c)
}

// sibling adds a number to the list that is being told. A list within a list ends where it
// makes up its whole, or where the number would be more than is left of it.
func (b *brancher) sibling(c Count) {
	root := &b.roots[len(b.roots)-1]
	if n := len(root.Parts); b.nested && n > 0 {
		whole := &root.Parts[n-1]
		left := whole.Value
		for _, part := range whole.Parts {
			left = left.Sub(part.Value)
		}
		if c.Unit == whole.Unit && c.Value.LessThanOrEqual(left) && left.IsPositive() {
			whole.Parts = append(whole.Parts, c)
			return
		}
		b.nested = false
	}
	root.Parts = append(root.Parts, c)
}

// divided leaves out what of the sentence has neither parts nor a share.
func (b *brancher) divided() []Count {
	kept := b.roots[:b.first]
	for _, c := range b.roots[b.first:] {
		if len(c.Parts) > 0 || c.Share != nil {
			kept = append(kept, c)
		}
	}
	return kept
}
