package facts

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"github.com/govdisclosure/annualreport/report"
)

//go:embed lexicon.txt
var lexiconText string

// class says what a word does in a sentence: the first part of a line of the
// lexicon.
type class string

// Classes that are not in the lexicon.
const (
	unknown class = ""
	numeral class = "number"
	title   class = "title" // the name of a document in 《》
	comma   class = "comma" // ends a clause
	opening class = "（"
	closing class = "）"
)

// word is what the lexicon knows of a word.
type word struct {
	class class
	value string
}

// lexicon finds the longest word at a place.
type lexicon struct{ root *node }

type node struct {
	word *word
	next map[rune]*node
}

// standard is the lexicon of the edition in force.
var standard = sync.OnceValue(func() *lexicon { return newLexicon(report.Edition2021()) })

func newLexicon(f *report.Format) *lexicon {
	l := &lexicon{root: &node{}}
	for line := range strings.Lines(lexiconText) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, words, _ := strings.Cut(line, ": ")
		c, value, _ := strings.Cut(head, " ")
		w := &word{class(c), value}
		for _, pattern := range strings.Fields(words) {
			for _, s := range expand(pattern) {
				l.add(s, w)
			}
		}
	}
	l.addLabels(f)
	return l
}

// add enters a word. The first meaning stands.
func (l *lexicon) add(s string, w *word) {
	n := l.root
	for _, r := range normalize(s).runes {
		if n.next == nil {
			n.next = map[rune]*node{}
		}
		if n.next[r] == nil {
			n.next[r] = &node{}
		}
		n = n.next[r]
	}
	if n != l.root && n.word == nil {
		n.word = w
	}
}

// find returns the longest word that begins at i, and its length.
func (l *lexicon) find(rs []rune, i int) (*word, int) {
	var found *word
	length := 0
	n := l.root
	for j := i; j < len(rs); j++ {
		if n = n.next[rs[j]]; n == nil {
			break
		}
		if n.word != nil {
			found, length = n.word, j-i+1
		}
	}
	return found, length
}

var choice = regexp.MustCompile(`\(([^()]*)\)(\??)`)

// expand writes out the words that a pattern stands for.
func expand(pattern string) []string {
	m := choice.FindStringSubmatchIndex(pattern)
	if m == nil {
		return []string{pattern}
	}
	alternatives := strings.Split(pattern[m[2]:m[3]], "|")
	if m[4] < m[5] {
		alternatives = append(alternatives, "")
	}
	var words []string
	for _, a := range alternatives {
		words = append(words, expand(pattern[:m[0]]+a+pattern[m[1]:])...)
	}
	return words
}

// numbering is what stands before the words of a label of the form, and remark what
// stands behind them in brackets.
var (
	numbering = regexp.MustCompile(`^（[一二三四五六七八九十]+）|^[0-9]+\.`)
	remark    = regexp.MustCompile(`（.*）$`)
)

// addLabels enters the labels of the form's rows and columns. Those of two
// characters and less (其他, 总计) mean nothing outside the table.
func (l *lexicon) addLabels(f *report.Format) {
	enter := func(label report.Label, c class, value string) {
		s := remark.ReplaceAllString(numbering.ReplaceAllString(label.ZH, ""), "")
		if len([]rune(s)) > 2 {
			l.add(s, &word{c, value})
		}
	}
	for i := range f.Figures() {
		figure := &f.Figures()[i]
		table, rest, _ := strings.Cut(string(figure.Address), ".")
		cut := strings.LastIndexByte(rest, '.')
		row, column := rest[:cut], rest[cut+1:]
		switch {
		case table == "requests" && strings.HasPrefix(row, "outcome."):
			last := len(figure.RowLabels) - 1
			enter(figure.RowLabels[last], "row", table+"."+row)
			if k := strings.LastIndexByte(row, '.'); last == 2 && k > 0 {
				enter(figure.RowLabels[1], "row", table+"."+row[:k])
			}
			enter(figure.ColumnLabels[len(figure.ColumnLabels)-1], "column", column)
		case table == "disputes":
			last := len(figure.ColumnLabels) - 1
			enter(figure.ColumnLabels[last], "result", column)
			if _, way, ok := strings.Cut(row, "."); ok {
				enter(figure.ColumnLabels[last-1], "way", way)
			}
		}
	}
}
