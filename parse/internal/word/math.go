package word

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
)

// Formulas of Word (Office Math, ISO/IEC 29500-1, 22.1) are read in a line, much as
// Word itself writes them in one: fractions with a stroke, roots with their sign, and
// what is raised or lowered as it is outside formulas. No two numbers run together.

// formula reads a formula.
func (p *docxParagraph) formula() error {
	p.look = p.base
	p.formulas++
	defer func() { p.formulas-- }()
	return p.inner()
}

// formulaLines reads formulas, each of which has a line of its own.
func (p *docxParagraph) formulaLines() error {
	formulas := 0
	return p.d.each(func(s xml.StartElement) error {
		if s.Name.Local == "oMath" {
			if formulas++; formulas > 1 {
				if err := p.newLine(); err != nil {
					return err
				}
			}
		}
		return p.element(s)
	})
}

// inFormula reads an element of a formula.
func (p *docxParagraph) inFormula(s xml.StartElement) error {
	switch name := s.Name.Local; name {
	case "f":
		return p.fraction()
	case "rad":
		return p.root()
	case "d":
		return p.brackets()
	case "m", "eqArr":
		return p.array()
	case "sup", "deg":
		return p.scripted('^', p.inner)
	case "sub", "lim":
		return p.scripted('_', p.inner)
	case "nary":
		return p.signed("∫", true)
	case "acc":
		return p.signed("\u0302", false)
	case "groupChr":
		return p.signed("⏟", false)
	case "bar":
		return p.bar()
	case "phant":
		return p.phantom()
	case "borderBox":
		return p.crossedOut()
	case "fName":
		return p.apart(p.inner)
	default:
		if strings.HasSuffix(name, "Pr") {
			return p.d.skip()
		}
		return p.inner()
	}
}

// apart reads something that the numbers on both sides do not run into.
func (p *docxParagraph) apart(read func() error) error {
	p.joint = ' '
	err := read()
	p.joint = ' '
	return err
}

// numeric reports whether a character may be part of a number.
func numeric(c rune) bool { return unicode.IsDigit(c) || c == '.' || c == ',' }

// joined returns a text that is about to be written with what keeps it from running
// into the number before it.
func (p *docxParagraph) joined(s string) string {
	joint := p.joint
	p.joint = 0
	n := len(p.runs)
	if joint == 0 || n == 0 || !numeric(han.LastRune(p.runs[n-1].Text)) || !numeric(han.FirstRune(s)) {
		return s
	}
	return string(joint) + s
}

// scripted reads what is raised or lowered. In a cell it is marked as that, elsewhere it
// is plain as long as it does not run into a number.
func (p *docxParagraph) scripted(sign rune, read func() error) error {
	return p.apart(func() error {
		if p.joint = sign; p.d.cells > 0 {
			p.joint = 0
		}
		outer := p.script
		p.script, p.scripts = sign, p.scripts+1
		err := read()
		p.script, p.scripts = outer, p.scripts-1
		return err
	})
}

// inner reads what an element holds.
func (p *docxParagraph) inner() error { return p.d.each(p.element) }

// operand reads one side of a fraction or what stands under a root, and puts it in
// brackets where it is more than a number or a name.
func (p *docxParagraph) operand() error {
	lines, from := len(p.blocks), len(p.runs)
	if err := p.inner(); err != nil || len(p.blocks) > lines {
		return err
	}
	simple := func(c rune) bool {
		return numeric(c) || unicode.IsLetter(c) || c == '%' || c >= '\uFDD0' && c <= '\uFDD5'
	}
	for i, r := range p.runs[from:] {
		if i == 0 {
			r.Text = strings.TrimPrefix(r.Text, " ") // what joins it to a number
		}
		if strings.TrimFunc(r.Text, simple) != "" {
			if p.shown() {
				p.runs[from].Text = strings.TrimPrefix(p.runs[from].Text, " ")
				p.runs = append(slices.Insert(p.runs, from, p.run("(")), p.run(")"))
			}
			break
		}
	}
	return nil
}

func (p *docxParagraph) fraction() error {
	stroke := "/"
	return p.apart(func() error {
		return p.d.each(func(s xml.StartElement) error {
			switch s.Name.Local {
			case "fPr":
				return p.d.properties(func(s xml.StartElement) {
					if s.Name.Local == "type" && value(s, "val") == "noBar" {
						stroke = arraySign
					}
				})
			case "den":
				p.write(stroke)
				return p.operand()
			case "num":
				return p.operand()
			}
			return p.element(s)
		})
	})
}

func (p *docxParagraph) root() error {
	return p.apart(func() error {
		return p.d.each(func(s xml.StartElement) error {
			if s.Name.Local != "e" {
				return p.element(s)
			}
			p.write("√")
			return p.operand()
		})
	})
}

// brackets reads what stands in brackets, which are round where none are named.
func (p *docxParagraph) brackets() error {
	before, between, behind := "(", "|", ")"
	n := 0
	return p.apart(func() error {
		err := p.d.each(func(s xml.StartElement) error {
			switch s.Name.Local {
			case "dPr":
				return p.d.properties(func(s xml.StartElement) {
					switch s.Name.Local {
					case "begChr":
						before = sign(s)
					case "sepChr":
						between = sign(s)
					case "endChr":
						behind = sign(s)
					}
				})
			case "e":
				p.write([]string{before, between}[min(n, 1)])
				n++
				return p.apart(p.inner)
			}
			return p.element(s)
		})
		p.write(behind)
		return err
	})
}

// arraySign stands between what stands below or beside each other.
const arraySign = "; "

// array reads rows of formulas.
func (p *docxParagraph) array() error {
	n := 0
	var inside func(s xml.StartElement) error
	inside = func(s xml.StartElement) error {
		switch s.Name.Local {
		case "mr":
			return p.d.each(inside)
		case "e":
			if n++; n > 1 {
				p.write(arraySign)
			}
			return p.inner()
		}
		return p.element(s)
	}
	return p.apart(func() error { return p.d.each(inside) })
}

// signed reads what has a sign before it, or above or below: this one where it names
// none.
func (p *docxParagraph) signed(mark string, first bool) error {
	return p.apart(func() error {
		err := p.d.each(func(s xml.StartElement) error {
			if strings.HasSuffix(s.Name.Local, "Pr") {
				return p.d.properties(func(s xml.StartElement) {
					if s.Name.Local == "chr" {
						mark = sign(s)
					}
				})
			}
			if first {
				p.write(mark)
				mark = ""
			}
			return p.element(s)
		})
		p.write(mark)
		return err
	})
}

// bar reads what has a line above or below it.
func (p *docxParagraph) bar() error {
	mark := "\u0332"
	err := p.d.each(func(s xml.StartElement) error {
		if s.Name.Local != "barPr" {
			return p.element(s)
		}
		return p.d.properties(func(s xml.StartElement) {
			if s.Name.Local == "pos" && value(s, "val") == "top" {
				mark = "\u0305"
			}
		})
	})
	p.write(mark)
	return err
}

// phantom reads what may only keep a place free.
func (p *docxParagraph) phantom() error {
	shown := true
	return p.d.each(func(s xml.StartElement) error {
		switch {
		case s.Name.Local == "phantPr":
			return p.d.properties(func(s xml.StartElement) {
				if s.Name.Local == "show" {
					shown = on(s)
				}
			})
		case !shown:
			return p.d.skip()
		}
		return p.element(s)
	})
}

// crossedOut reads what stands in a box, and may be crossed out by lines through it.
func (p *docxParagraph) crossedOut() error {
	before := p.crossed
	defer func() { p.crossed = before }()
	return p.d.each(func(s xml.StartElement) error {
		if s.Name.Local != "borderBoxPr" {
			return p.element(s)
		}
		return p.d.properties(func(s xml.StartElement) {
			if strings.HasPrefix(s.Name.Local, "strike") && on(s) {
				p.crossed = true
			}
		})
	})
}

// sign returns the character that a property names, "" for none.
func sign(s xml.StartElement) string {
	val := value(s, "val")
	_, size := utf8.DecodeRuneInString(val)
	return val[:size]
}
