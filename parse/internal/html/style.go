package html

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/cascadia"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	cssparse "github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html"
)

// Pages hide text: menus that open, the report of another year behind a tab, words for
// screen readers, and digits between those of a figure against copying. What hides it
// stands in the element or in a style sheet of the page, and as far as it is there it
// is followed.

// look is what the styles of an element say of showing it.
type look struct {
	gone bool // nothing in it shows
	// Its text does not show, but what it holds may say otherwise.
	unseen, seen unseen
}

// unseen are the ways in which a text may be there and not be seen. They go over to what
// an element holds.
type unseen uint8

const (
	invisible unseen = 1 << iota
	sizeless
	colourless
)

// property is one that a rule gives a value, in lower case.
type property struct {
	name, value string
	important   bool
}

// styleRule is a rule of a style sheet.
type styleRule struct {
	selector cascadia.Sel
	all      []property
}

// styles are the rules of the style sheets in a page.
type styles struct {
	b     *doc.Account
	rules []styleRule
	// byKey holds the rules, by index, that may be meant for elements with an id, a
	// class or a name, and under "" all others.
	byKey map[string][]int
	known map[*html.Node]look
	asked int
}

// Bounds, for matching takes time: of the bytes of all sheets, of their rules, of those
// that any element may meet, and of the elements that a selector goes over on its way
// up. What exceeds them hides nothing.
const (
	mostSheets     = 1 << 20
	mostStyleRules = 5000
	mostAnyRules   = 200
	mostCombined   = 3
)

// stylesOf reads the style sheets of a page.
func stylesOf(b *doc.Account, doc *html.Node) *styles {
	s := &styles{b: b, byKey: map[string][]int{}, known: map[*html.Node]look{}}
	size := 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || c.Data == "noscript" {
				continue
			}
			if c.Data == "style" && c.FirstChild != nil && shownMedia(Attribute(c, "media")) {
				if size += len(c.FirstChild.Data); size <= mostSheets {
					s.read(c.FirstChild.Data)
				}
			}
			walk(c)
		}
	}
	walk(doc)
	slices.SortStableFunc(s.rules, func(a, b styleRule) int {
		x, y := a.selector.Specificity(), b.selector.Specificity()
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]))
	})
	for i := range s.rules {
		key := keyOf(s.rules[i].selector.String())
		if key != "" || len(s.byKey[""]) < mostAnyRules {
			s.byKey[key] = append(s.byKey[key], i)
		}
	}
	return s
}

// shownMedia reports whether rules for some media count on a screen of some width.
func shownMedia(query string) bool {
	query = strings.ToLower(query)
	return !strings.Contains(query, "print") && !strings.Contains(query, "max-") && !strings.Contains(query, "speech")
}

// read takes the rules of a sheet that have to do with showing.
func (s *styles) read(sheet string) {
	p := css.NewParser(cssparse.NewInputString(sheet), false)
	var selectors []string
	var all []property
	skipped := 0 // groups of rules that are open and do not count
	for len(s.rules) < mostStyleRules && s.b.Alive() == nil {
		grammar, _, data := p.Next()
		switch grammar {
		case css.ErrorGrammar:
			if !p.HasParseError() {
				return // the end
			}
		case css.BeginAtRuleGrammar:
			name := string(bytes.ToLower(data))
			if skipped > 0 || name != "@media" && name != "@supports" && name != "@layer" || !shownMedia(textOfTokens(p.Values())) {
				skipped++
			} else {
				continue
			}
		case css.EndAtRuleGrammar:
			skipped = max(skipped-1, 0)
		case css.QualifiedRuleGrammar:
			selectors = append(selectors, textOfTokens(p.Values()))
		case css.BeginRulesetGrammar:
			selectors, all = append(selectors, textOfTokens(p.Values())), nil
		case css.DeclarationGrammar:
			all = appendProperty(all, string(data), textOfTokens(p.Values()))
		case css.EndRulesetGrammar:
			if skipped == 0 && len(all) > 0 {
				s.add(selectors, all)
			}
			selectors = nil
		}
	}
}

func textOfTokens(tokens []css.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.Write(t.Data)
	}
	return strings.TrimSpace(b.String())
}

var (
	notOnly    = regexp.MustCompile(`:not\([^()]*\)`)
	combinator = regexp.MustCompile(`[\s>+~]+`)
)

// add takes the rule for each of its selectors that can be followed.
func (s *styles) add(selectors []string, all []property) {
	for _, text := range selectors {
		// A function looks at more than an element, its ancestors and its neighbours.
		plain := notOnly.ReplaceAllString(text, "")
		if strings.Contains(plain, "(") || len(combinator.FindAllString(strings.TrimSpace(plain), -1)) > mostCombined || strings.Count(plain, "~") > 1 {
			continue
		}
		group, err := cascadia.ParseGroup(text)
		if err != nil {
			continue // a browser passes it over too
		}
		for _, selector := range group {
			s.rules = append(s.rules, styleRule{selector, all})
		}
	}
}

var (
	plainSelector = regexp.MustCompile(`^[\w\-.#>+~\s*]+$`)
	// lastKey is the name of the element that a selector ends with.
	lastKey = regexp.MustCompile(`([#.]?[\w-]+)(?:[#.][\w-]+)*$`)
)

// keyOf returns an id, a class or a name that every element has for which a selector is
// meant, "" where it does not say.
func keyOf(selector string) string {
	if !plainSelector.MatchString(selector) {
		return ""
	}
	m := lastKey.FindStringSubmatch(selector)
	switch {
	case m == nil:
		return ""
	case m[1][0] == '#' || m[1][0] == '.':
		return m[1]
	}
	return strings.ToLower(m[1])
}

// candidates returns the rules that may be meant for an element, in their order.
func (s *styles) candidates(n *html.Node) []int {
	if len(s.rules) == 0 {
		return nil
	}
	found := slices.Concat(s.byKey[""], s.byKey[n.Data])
	if id := Attribute(n, "id"); id != "" {
		found = append(found, s.byKey["#"+id]...)
	}
	for class := range strings.FieldsSeq(Attribute(n, "class")) {
		found = append(found, s.byKey["."+class]...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// of returns how an element shows.
func (s *styles) of(n *html.Node) look {
	if l, ok := s.known[n]; ok || len(s.rules) == 0 && n.Data != "dialog" && !has(n, "style") {
		return l
	}
	var all map[string]property
	set := func(d property) {
		if all == nil {
			all = map[string]property{}
		}
		if d.important || !all[d.name].important {
			all[d.name] = d
		}
	}
	for _, i := range s.candidates(n) {
		if s.asked++; s.asked%64 == 0 && s.b.Alive() != nil {
			break // whoever asks will find that the time is up
		}
		if r := &s.rules[i]; r.selector.Match(n) {
			for _, d := range r.all {
				set(d)
			}
		}
	}
	for _, d := range propertiesOf(Attribute(n, "style")) {
		set(d)
	}
	l := lookOf(all)
	if n.Data == "dialog" && !has(n, "open") {
		l.gone = true
	}
	s.known[n] = l
	return l
}

// showing are the properties that say whether something shows.
var showing = map[string]bool{
	"display": true, "visibility": true, "font-size": true, "font": true, "opacity": true, "color": true, "position": true,
	"left": true, "right": true, "top": true, "bottom": true, "margin-left": true, "margin-top": true,
	"clip": true, "clip-path": true, "overflow": true, "width": true, "height": true, "max-width": true, "max-height": true,
}

func appendProperty(all []property, name, value string) []property {
	name, value = strings.ToLower(strings.TrimSpace(name)), strings.ToLower(strings.TrimSpace(value))
	if !showing[name] {
		return all
	}
	plain, important := strings.CutSuffix(value, "important")
	if important {
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(plain), "!"))
	}
	return append(all, property{name, value, important})
}

// propertiesOf reads the style of an element.
func propertiesOf(style string) []property {
	var all []property
	for part := range strings.SplitSeq(style, ";") {
		if name, value, ok := strings.Cut(part, ":"); ok {
			all = appendProperty(all, name, value)
		}
	}
	return all
}

// HiddenByStyle reports whether an element shows nothing, by its own style.
func HiddenByStyle(style string) bool {
	all := map[string]property{}
	for _, d := range propertiesOf(style) {
		all[d.name] = d
	}
	l := lookOf(all)
	return l.gone || l.unseen != 0
}

var (
	noColour = regexp.MustCompile(`^(?:transparent|rgba\(.*[,/]\s*0(?:\.0*)?%?\s*\))$`)
	noRect   = regexp.MustCompile(`^rect\(\s*(?:[01](?:px)?[\s,]*){4}\)$`)
	noPath   = regexp.MustCompile(`^(?:inset\((?:50|100)%\)|circle\(0.*\))$`)
	noFont   = regexp.MustCompile(`(?:^|\s)0(?:px|pt|em)?(?:/|\s|$)`)
)

func lookOf(all map[string]property) (l look) {
	if len(all) == 0 {
		return l
	}
	value := func(name string) string { return all[name].value }
	size := func(name string, otherwise float64) float64 {
		if v, ok := length(value(name)); ok {
			return v
		}
		return otherwise
	}
	say := func(how unseen, name string, hides bool) {
		switch v := value(name); {
		case v == "" || v == "inherit":
		case hides:
			l.unseen |= how
		default:
			l.seen |= how
		}
	}
	say(invisible, "visibility", value("visibility") == "hidden" || value("visibility") == "collapse")
	say(colourless, "color", noColour.MatchString(value("color")))
	say(sizeless, "font", noFont.MatchString(value("font")))
	say(sizeless, "font-size", size("font-size", 1) == 0)
	l.seen &^= l.unseen

	// What an indent moves away is a heading, mostly, that shows as a picture of itself.
	apart := value("position") == "absolute" || value("position") == "fixed"
	off := size("margin-left", 0) <= offScreen || size("margin-top", 0) <= offScreen
	if apart || value("position") == "relative" {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			off = off || size(side, 0) <= offScreen
		}
	}
	const some = 100
	width, height := min(size("width", some), size("max-width", some)), min(size("height", some), size("max-height", some))
	cut := (value("overflow") == "hidden" || value("overflow") == "clip") && (width == 0 || height == 0 || width <= 1 && height <= 1)
	l.gone = value("display") == "none" || all["opacity"].value != "" && size("opacity", 1) == 0 || off || cut ||
		apart && (noRect.MatchString(value("clip")) || noPath.MatchString(value("clip-path")))
	return l
}

// offScreen is how far from its place nothing is seen, in pixels.
const offScreen = -500

var lengthText = regexp.MustCompile(`^([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))(px|pt|em|rem|%|vw|vh)?$`)

// length reads a length in about so many pixels.
func length(s string) (pixels float64, ok bool) {
	m := lengthText.FindStringSubmatch(s)
	if m == nil {
		return 0, false
	}
	v, err := strconv.ParseFloat(m[1], 64)
	switch m[2] {
	case "em", "rem":
		v *= 16
	case "%", "vw", "vh":
		v *= 5 // of a narrow part of the page
	}
	return v, err == nil
}
