package report

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TextChange is a text that differs.
type TextChange struct {
	Key    string `json:"key"`
	Before Text   `json:"before"`
	After  Text   `json:"after"`
	// Blocks are the paragraphs, pictures and tables that differ, in their order.
	Blocks []BlockChange `json:"blocks"`
}

// BlockChange is a paragraph, a picture or a table that differs, was taken out or added.
type BlockChange struct {
	Before int `json:"before,omitempty"` // its number in the text, from 1; 0 where it is added
	After  int `json:"after,omitempty"`  // 0 where it was taken out
	// Words are those of a paragraph, of the alternative text of a picture, or of the
	// cells of a table a line each. Where all are the same, the weights differ, the file
	// of the picture, or how the table is divided.
	Words []Words `json:"words"`
}

// Words are words that stand in both, or in one only.
type Words struct {
	In   Side   `json:"in"`
	Text string `json:"text"`
}

// Side says where words stand.
type Side string

// Where words stand.
const (
	InBoth   Side = "both"
	InBefore Side = "before"
	InAfter  Side = "after"
)

// sameBlock tells whether two blocks are the same in all that a report holds.
func sameBlock(a, b Block) bool {
	switch a := a.(type) {
	case Paragraph:
		b, ok := b.(Paragraph)
		return ok && slices.Equal(a, b)
	case *Picture:
		b, ok := b.(*Picture)
		return ok && (a == b || a != nil && b != nil && a.Alt == b.Alt && a.Caption == b.Caption && bytes.Equal(a.Data, b.Data))
	case *TextTable:
		b, ok := b.(*TextTable)
		return ok && (a == b || a != nil && b != nil && a.Caption == b.Caption && a.HeaderRows == b.HeaderRows &&
			slices.EqualFunc(a.Rows, b.Rows, func(x, y []string) bool { return slices.Equal(x, y) }))
	}
	return a == nil && b == nil
}

// wordsOf returns what a person reads in a block.
func wordsOf(b Block) string {
	switch b := b.(type) {
	case Paragraph:
		return b.String()
	case *Picture:
		if b != nil {
			return strings.TrimSpace(b.Alt + "\n" + b.Caption)
		}
	case *TextTable:
		if b == nil {
			return ""
		}
		lines := []string{b.Caption}
		for _, row := range b.Rows {
			lines = append(lines, strings.Join(row, " | "))
		}
		return strings.TrimSpace(strings.Join(lines, "\n"))
	}
	return ""
}

// diffText says what became of the blocks of a text.
func diffText(key string, before, after Text) TextChange {
	c := TextChange{Key: key, Before: before, After: after}
	i, j := 0, 0
	for _, m := range append(matches(len(before), len(after), func(i, j int) bool { return sameBlock(before[i], after[j]) }), match{len(before), len(after)}) {
		c.gap(i, m.a, j, m.b)
		i, j = m.a+1, m.b+1
	}
	return c
}

// alike is how many of the words of two paragraphs are the same, at least, for one to
// have become the other, in hundredths.
const alike = 40

// gap says what became of the blocks from i to toI, of which none is among those from j
// to toJ.
func (c *TextChange) gap(i, toI, j, toJ int) {
	for ; i < toI; i++ {
		words := split(wordsOf(c.Before[i]))
		found := -1
		for k := j; k < toJ; k++ {
			if sameKind(c.Before[i], c.After[k]) && (toI-i == 1 && toJ-k == 1 || similar(words, split(wordsOf(c.After[k]))) >= alike) {
				found = k
				break
			}
		}
		if found < 0 {
			c.Blocks = append(c.Blocks, BlockChange{Before: i + 1, Words: one(InBefore, wordsOf(c.Before[i]))})
			continue
		}
		for ; j < found; j++ {
			c.Blocks = append(c.Blocks, BlockChange{After: j + 1, Words: one(InAfter, wordsOf(c.After[j]))})
		}
		c.Blocks = append(c.Blocks, BlockChange{i + 1, j + 1, diffWords(words, split(wordsOf(c.After[j])))})
		j++
	}
	for ; j < toJ; j++ {
		c.Blocks = append(c.Blocks, BlockChange{After: j + 1, Words: one(InAfter, wordsOf(c.After[j]))})
	}
}

func one(side Side, text string) []Words {
	if text == "" {
		return nil
	}
	return []Words{{side, text}}
}

func sameKind(a, b Block) bool {
	switch a.(type) {
	case Paragraph:
		_, ok := b.(Paragraph)
		return ok
	case *Picture:
		_, ok := b.(*Picture)
		return ok
	case *TextTable:
		_, ok := b.(*TextTable)
		return ok
	}
	return false
}

// similar returns how many words in a hundred two texts have in common, in any order.
func similar(a, b []string) int {
	if len(a)+len(b) == 0 {
		return 100
	}
	n := map[string]int{}
	for _, w := range a {
		n[w]++
	}
	common := 0
	for _, w := range b {
		if n[w] > 0 {
			n[w]--
			common++
		}
	}
	return 200 * common / (len(a) + len(b))
}

// split cuts a text into what changes as a whole: a number, a word in letters, or a
// character.
func split(s string) (words []string) {
	for len(s) > 0 {
		n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' && r != '%' })
		if !startsWithDigit(s) {
			n = strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Latin, r) })
		}
		if n < 0 {
			n = len(s)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
		}
		words = append(words, s[:n])
		s = s[n:]
	}
	return words
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// The length in words of the shortest stretch between two changes that is told to be the
// same: a single character that happens to be in both says nothing, and a word of a few
// says nothing where the sentences around it were written anew.
const (
	shortest       = 2
	shortestInLong = 6
)

// telling reports whether what is the same behind a change of so many words says something.
func telling(same, changed int) bool {
	return same >= min(max(shortest, changed/3), shortestInLong)
}

// diffWords says which words stand in both texts.
func diffWords(a, b []string) []Words {
	type stretch struct{ same, before, after []string }
	var all []stretch
	i, j := 0, 0
	for _, m := range append(matches(len(a), len(b), func(i, j int) bool { return a[i] == b[j] }), match{len(a), len(b)}) {
		if m.a > i || m.b > j || len(all) == 0 {
			all = append(all, stretch{nil, a[i:m.a], b[j:m.b]})
		}
		if m.a < len(a) {
			last := &all[len(all)-1]
			last.same = append(last.same, a[m.a])
		}
		i, j = m.a+1, m.b+1
	}
	var words []Words
	add := func(side Side, parts []string) {
		text := strings.Join(parts, "")
		if n := len(words) - 1; n >= 0 && words[n].In == side {
			words[n].Text += text
		} else if text != "" {
			words = append(words, Words{side, text})
		}
	}
	for k := 0; k < len(all); k++ {
		before, after := slices.Clone(all[k].before), slices.Clone(all[k].after)
		for len(before)+len(after) > 0 && !telling(len(all[k].same), len(before)+len(after)) && k+1 < len(all) {
			before = append(append(before, all[k].same...), all[k+1].before...)
			after = append(append(after, all[k].same...), all[k+1].after...)
			k++
		}
		add(InBefore, before)
		add(InAfter, after)
		add(InBoth, all[k].same)
	}
	return words
}

// match is a pair of numbers in two lists whose items are the same.
type match struct{ a, b int }

// mostCompared bounds the pairs of items that are compared: beyond it the middle of two
// lists, behind what both begin with and before what both end with, counts as changed.
const mostCompared = 1 << 20

// matches returns the longest list of pairs, in the order of both lists.
func matches(n, m int, same func(i, j int) bool) (pairs []match) {
	begin := 0
	for begin < n && begin < m && same(begin, begin) {
		pairs = append(pairs, match{begin, begin})
		begin++
	}
	end := 0
	for end < n-begin && end < m-begin && same(n-1-end, m-1-end) {
		end++
	}
	rows, columns := n-begin-end, m-begin-end
	if rows > 0 && columns > 0 && rows <= mostCompared/columns {
		pairs = append(pairs, longest(begin, rows, columns, same)...)
	}
	for ; end > 0; end-- {
		pairs = append(pairs, match{n - end, m - end})
	}
	return pairs
}

// longest returns the longest common list of what stands behind begin.
func longest(begin, rows, columns int, same func(i, j int) bool) (pairs []match) {
	length := make([]int32, (rows+1)*(columns+1))
	at := func(i, j int) *int32 { return &length[i*(columns+1)+j] }
	for i := rows - 1; i >= 0; i-- {
		for j := columns - 1; j >= 0; j-- {
			if same(begin+i, begin+j) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	for i, j := 0, 0; i < rows && j < columns; {
		switch {
		case same(begin+i, begin+j):
			pairs = append(pairs, match{begin + i, begin + j})
			i, j = i+1, j+1
		case *at(i+1, j) >= *at(i, j+1):
			i++
		default:
			j++
		}
	}
	return pairs
}
