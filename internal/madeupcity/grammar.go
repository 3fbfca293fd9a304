package madeupcity

import (
	_ "embed"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
)

//go:embed grammar.txt
var grammarFile string

// grammar returns the alternatives of each name.
var grammar = sync.OnceValue(func() map[string][]string {
	g := map[string][]string{}
	for line := range strings.Lines(grammarFile) {
		name, all, ok := strings.Cut(line, "=")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for alternative := range strings.SplitSeq(all, "|") {
			g[strings.TrimSpace(name)] = append(g[strings.TrimSpace(name)], strings.TrimSpace(alternative))
		}
	}
	return g
})

// writer writes the texts of one office.
type writer struct {
	*rand.Rand
	own string
}

// say writes a text of the grammar.
func (w *writer) say(name string) string {
	switch name {
	case "n":
		return strconv.Itoa(2 + w.IntN(40))
	case "own":
		return w.own
	}
	all := grammar()[name]
	if len(all) == 0 {
		panic("no text is called " + name) // a slip in grammar.txt
	}
	text := all[w.IntN(len(all))]
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		inner, after, _ := strings.Cut(rest, ">")
		b.WriteString(w.say(inner))
		text = after
	}
}

// several writes so many texts one behind the other.
func (w *writer) several(name string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(w.say(name))
	}
	return b.String()
}

// listed writes so many texts as 一是…；二是….
func (w *writer) listed(name string, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = string([]rune("一二三四五六")[i]) + "是" + w.say(name)
	}
	return strings.Join(all, "；") + "。"
}
