package html

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The reporting systems of many sites show a report in the form in which it was
// filled in: a figure is the value of a field, a text that of a larger one. What
// counts is what such a page shows: neither the hint in an empty field nor a field
// that is hidden.

// typed are the kinds of input that show their value.
var typed = map[string]bool{"": true, "text": true, "number": true, "tel": true, "date": true, "month": true, "url": true, "email": true, "search": true}

// field reads a field of a form, and reports whether the element is one.
func (w *htmlWalker) field(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Input:
		w.input(n)
	case atom.Textarea:
		w.textarea(n)
	case atom.Select:
		w.choice(n)
	default:
		return false
	}
	w.fields = true
	return true
}

func (w *htmlWalker) input(n *html.Node) {
	kind := strings.ToLower(han.Trim(Attribute(n, "type")))
	switch {
	case kind == "checkbox" || kind == "radio":
		if has(n, "checked") {
			w.write("☑")
		}
	case typed[kind]:
		w.value(Attribute(n, "value"))
	}
}

// value adds what a field holds. A figure beside it is one of its own: a page that may
// be edited has a figure as text and in a field, of which it shows one at a time.
func (w *htmlWalker) value(s string) {
	if w.inCell {
		w.flush()
		defer w.flush()
	}
	w.text(s)
}

// textarea reads a field of several lines, each of which is a paragraph. One of
// markup is the store of an editor, which shows it elsewhere.
func (w *htmlWalker) textarea(n *html.Node) {
	if n.FirstChild == nil || strings.Contains(n.FirstChild.Data, "</") {
		return
	}
	w.flush()
	for line := range strings.SplitSeq(n.FirstChild.Data, "\n") {
		w.write(strings.TrimSuffix(line, "\r"))
		w.flush()
	}
}

// longestChoice is the number of characters that are quoted of a list of which
// nothing is chosen.
const longestChoice = 40

// choice reads what is chosen from a list. Where the page does not say what is, its
// reader sees the first, which need not be what was chosen: all of them are read in a
// table, as a figure that is none, and none elsewhere.
func (w *htmlWalker) choice(n *html.Node) {
	options := w.elements(n, func(o *html.Node) bool { return o.DataAtom == atom.Option })
	chosen := slices.DeleteFunc(slices.Clone(options), func(o *html.Node) bool { return !has(o, "selected") })
	switch {
	case len(chosen) > 0:
		w.value(optionTexts(chosen, "、"))
	case len(options) == 1:
		w.value(optionTexts(options, ""))
	case len(options) > 1 && w.inCell && optionTexts(options[:1], "") != "":
		w.value(han.PrefixRunes(optionTexts(options, "/"), longestChoice))
	}
}

// optionTexts returns the texts of items of a list, but not that of one without a
// value, which only asks to choose.
func optionTexts(options []*html.Node, between string) string {
	var texts []string
	for _, o := range options {
		if value := Attribute(o, "value"); value == "" && has(o, "value") || o.FirstChild == nil {
			continue
		}
		texts = append(texts, han.OneLine(o.FirstChild.Data))
	}
	return strings.Join(texts, between)
}
