package report

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// decoder turns a tree of nodes into a report. It goes on after an error, so that
// a user sees all of them at once, up to maxErrors.
type decoder struct {
	r      *Report
	known  []*Format // the editions that a file may name
	files  fs.FS
	errs   InputErrors
	places map[string]node // where the value of a key stood
	b      *budget.Budget
	err    error // what the budget said; nothing is read after it
}

// charge charges n bytes that are about to be made, and a step. It returns false where
// there is no room or time left.
func (d *decoder) charge(n int) bool {
	if d.err == nil {
		d.err = errors.Join(d.b.Step(1), d.b.Grow(int64(n)))
	}
	return d.err == nil
}

const maxErrors = 50

// errorf notes what is wrong at a node, by a code of the catalogue.
func (d *decoder) errorf(n node, where, code string, args ...any) {
	if len(d.errs) < maxErrors {
		e := inputErrorf(n.line, n.column, code, args...)
		e.Where = where
		d.errs = append(d.errs, e)
	}
}

// eachPair calls f for every entry of a map, after it has seen that it is one and
// that no key stands twice. f reports whether it knows the key; known are the keys
// to name when it does not.
func (d *decoder) eachPair(n node, where string, known []string, f func(key, where string, v node) bool) {
	if n.kind == nodeNull {
		return
	}
	if n.kind != nodeMap {
		d.errorf(n, where, "input.map", n.kind, strings.Join(known, ", "))
		return
	}
	seen := map[string]bool{}
	for _, p := range n.pairs {
		// Its place, with its name in full, and its mark among the keys seen.
		if !d.charge(len(where) + len(p.key) + 256) {
			return
		}
		full := p.key
		if where != "" {
			full = where + "." + p.key
		}
		at := node{line: p.line, column: p.column}
		if seen[p.key] {
			d.errorf(at, full, "input.twice")
			continue
		}
		seen[p.key] = true
		if !f(p.key, full, p.value) {
			d.errorf(at, full, "input.unknown_key", strings.Join(known, ", "))
		}
	}
}

// text returns the value of a string; null is "".
func (d *decoder) text(n node, where string) string {
	d.places[where] = n
	switch n.kind {
	case nodeString:
		return n.text
	case nodeNull:
		return ""
	}
	d.errorf(n, where, "input.string", n.kind, quoteHint(n))
	return ""
}

// quoteHint says how what YAML takes for a number or a truth value stays the text that
// was meant.
func quoteHint(n node) Label {
	if n.plain && (n.kind == nodeNumber || n.kind == nodeBool) {
		return Label{fmt.Sprintf("；如果是文字，请加引号：%q", n.text), fmt.Sprintf("; if it is meant as text, put it in quotation marks: %q", n.text)}
	}
	return Label{}
}

// digits returns the value of a string that people write in digits: a postcode or a
// telephone number. Without quotation marks YAML takes it for a number, which it may
// read as octal; it counts as it is written.
func (d *decoder) digits(n node, where string) string {
	if n.plain && n.kind == nodeNumber {
		n.kind = nodeString
	}
	return d.text(n, where)
}

var reportKeys = []string{"edition", "office", "kind", "year", "published", "contact", openingKey, "stated"}

func (d *decoder) report(n node) {
	if !d.edition(n) {
		return
	}
	f := d.r.Edition()
	known := slices.Clone(reportKeys[:len(reportKeys)-1])
	for i := range f.spec.Sections {
		known = append(known, f.spec.Sections[i].Key)
	}
	known = append(known, "stated")
	if n.kind != nodeMap {
		d.errorf(n, "", "input.report", n.kind, strings.Join(known, ", "))
		return
	}
	d.eachPair(n, "", known, func(key, where string, v node) bool {
		switch key {
		case "$schema": // for the editor
			d.text(v, where)
		case "edition": // read before all else
		case "office":
			d.r.Office = d.text(v, where)
		case "kind":
			if s := d.text(v, where); s != "" {
				kind, err := ParseKind(s)
				if err != nil {
					d.errorf(v, where, "input.value", err)
				}
				d.r.Kind = kind
			}
		case "year":
			d.places[where] = v
			if c := d.count(v, where); !c.Blank() {
				// A count fits an int wherever Go runs a report of this size.
				d.r.Year = int(c.n)
			}
		case "published":
			if s := d.text(v, where); s != "" {
				date, err := ParseDate(s)
				if err != nil {
					d.errorf(v, where, "input.value", err)
				}
				d.r.Published = date
			}
		case "contact":
			d.contact(v, where)
		case "stated":
			d.stated(v, where)
		case openingKey:
			d.setText(v, where)
		default:
			s := f.Section(key)
			if s == nil {
				return false
			}
			if s.Table == nil {
				d.setText(v, where)
			} else {
				d.section(v, s)
			}
		}
		return true
	})
}

// edition selects the form that the file follows, by what it says wherever it says it,
// since that decides what all other keys are. It returns false where the form is not
// known, so that nothing else can be read.
func (d *decoder) edition(n node) bool {
	for _, p := range n.pairs {
		if p.key != "edition" {
			continue
		}
		id := d.digits(p.value, p.key)
		if id == "" {
			return true // nothing said, or no text, which is an error by now
		}
		f, err := editionByID(id, d.known)
		if err != nil {
			d.errs = append(d.errs, &InputError{Line: p.value.line, Column: p.value.column, Where: p.key, Problem: Message(err, language.English), err: err})
			return false
		}
		if f != d.r.Edition() {
			d.r.Format = f
		}
		return true // that a key stands twice is found where all are read
	}
	return true
}

func (d *decoder) contact(n node, where string) {
	var known []string
	for _, p := range contactParts {
		known = append(known, p.key)
	}
	d.eachPair(n, where, known, func(key, where string, v node) bool {
		i := slices.Index(known, key)
		if i < 0 {
			return false
		}
		*contactParts[i].field(&d.r.Contact) = d.digits(v, where)
		return true
	})
}

// section reads a section with a table: its two texts and its figures.
func (d *decoder) section(n node, s *Section) {
	b := d.r.Edition().root.child(s.Key)
	texts := s.TextKeys()
	d.eachPair(n, s.Key, append(b.keys(), "lead", "notes"), func(key, where string, v node) bool {
		if slices.Contains(texts, where) {
			d.setText(v, where)
			return true
		}
		return d.figures(v, b.child(key))
	})
}

// figures reads what stands along a branch. It returns false where there is none.
func (d *decoder) figures(n node, b *branch) bool {
	switch {
	case b == nil:
		return false
	case b.figure != nil:
		d.figure(n, b.figure)
	default:
		d.eachPair(n, b.path, b.keys(), func(key, _ string, v node) bool { return d.figures(v, b.child(key)) })
	}
	return true
}

func (d *decoder) figure(n node, f *Figure) {
	where := string(f.Address)
	d.places[where] = n
	switch {
	case n.kind == nodeNull:
		// Not filled in, or not stated.
	case !f.Free() && n.kind == nodeString:
		d.state(f.Address, n.text)
	case !f.Free():
		if v := d.value(n, where, f); v != nil && !v.Blank() {
			d.state(f.Address, v.String())
		}
	default:
		if v := d.value(n, where, f); v != nil {
			if err := d.r.Set(f.Address, v); err != nil {
				d.errorf(n, where, "input.value", err)
			}
		}
	}
}

// value reads a figure: a number, or for an amount a string of one too, since many
// programs write decimals so that no other rounds them.
func (d *decoder) value(n node, where string, f *Figure) Value {
	switch {
	case f.Unit == Pieces && !f.Signed:
		return d.count(n, where)
	case f.Unit == Pieces && n.kind != nodeNumber:
		d.errorf(n, where, "input.number", n.kind)
		return nil
	case n.kind != nodeNumber && n.kind != nodeString || n.text == "":
		d.errorf(n, where, "input.amount", n.kind)
		return nil
	}
	if d.octal(n, where) {
		return nil
	}
	v, err := f.Parse(n.text)
	if err != nil {
		d.errorf(n, where, "input.value", err)
		return nil
	}
	return v
}

func (d *decoder) count(n node, where string) Count {
	if n.kind != nodeNumber {
		d.errorf(n, where, "input.number", n.kind)
		return Count{}
	}
	if d.octal(n, where) {
		return Count{}
	}
	c, err := parseCount(n.text)
	if err != nil {
		d.errorf(n, where, "input.value", err)
	}
	return c
}

// octal refuses a number that begins with 0, which some readers of YAML take for an
// octal one: 010 is ten to one and eight to another.
func (d *decoder) octal(n node, where string) bool {
	digits := strings.TrimPrefix(n.text, "-")
	if n.plain && len(digits) > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9' {
		d.errorf(n, where, "input.octal", n.text)
		return true
	}
	return false
}

func (d *decoder) state(a Address, s string) {
	if d.r.Stated.Figures == nil {
		d.r.Stated.Figures = map[Address]string{}
	}
	d.r.Stated.Figures[a] = s
}

func (d *decoder) stated(n node, where string) {
	d.eachPair(n, where, []string{"title", "headings", "figures"}, func(key, where string, v node) bool {
		switch key {
		case "title":
			d.r.Stated.Title = d.text(v, where)
		case "headings":
			d.list(v, where, func(item node, where string) {
				var h StatedHeading
				d.eachPair(item, where, []string{"section", "text"}, func(key, where string, v node) bool {
					switch key {
					case "section":
						h.Section = d.text(v, where)
					case "text":
						h.Text = d.text(v, where)
					default:
						return false
					}
					return true
				})
				d.r.Stated.Headings = append(d.r.Stated.Headings, h)
			})
		case "figures":
			d.eachPair(v, where, []string{"addresses of cells whose text is no figure"}, func(key, where string, v node) bool {
				f, err := d.r.Edition().Figure(Address(key))
				if err != nil || !f.Free() {
					d.errorf(v, where, "input.stated")
					return true
				}
				if v.kind != nodeString {
					d.errorf(v, where, "input.string", v.kind, quoteHint(v))
					return true
				}
				d.places[key] = v
				d.state(f.Address, v.text)
				return true
			})
		default:
			return false
		}
		return true
	})
}

// list calls f for every item of a list, with its place as where[0].
func (d *decoder) list(n node, where string, f func(item node, where string)) {
	if n.kind == nodeNull {
		return
	}
	if n.kind != nodeList {
		d.errorf(n, where, "input.list", n.kind)
		return
	}
	for i, item := range n.items {
		if !d.charge(256) {
			return
		}
		f(item, fmt.Sprintf("%s[%d]", where, i))
	}
}

// finish adds what the report as a whole fails, at the places where it stood.
func (d *decoder) finish() error {
	if d.err != nil {
		return d.err
	}
	if len(d.errs) == 0 {
		failures, err := d.r.malformed(d.b, maxErrors)
		if err != nil {
			return err
		}
		for _, f := range failures {
			at := d.places[f.Where]
			d.errs = append(d.errs, &InputError{Line: at.line, Column: at.column, Where: f.Where, Problem: f.problem(), Failure: f})
		}
	}
	if len(d.errs) == 0 {
		return nil
	}
	slices.SortStableFunc(d.errs, func(a, b *InputError) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return d.errs
}
