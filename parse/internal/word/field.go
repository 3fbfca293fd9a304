package word

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// docxField is a field of Word that is open (ISO/IEC 29500-1, 17.16.18). What its
// instruction holds, other fields too, is not shown, but for the fields that show what
// they say and nothing else.
type docxField struct {
	instruction bool // is being read
	code        strings.Builder
	result      textPlace // where it begins
}

// textPlace is a place in a paragraph that is being read.
type textPlace struct {
	in           *docxParagraph
	blocks, runs int // before it
}

func (p *docxParagraph) here() textPlace { return textPlace{p, len(p.blocks), len(p.runs)} }

// instructed reports whether an instruction is being read.
func (d *docxReader) instructed() bool {
	return slices.ContainsFunc(d.fields, func(f *docxField) bool { return f.instruction })
}

// fieldChar reads the beginning, the middle or the end of a field.
func (p *docxParagraph) fieldChar(s xml.StartElement) error {
	d, n := p.d, len(p.d.fields)
	switch value(s, "fldCharType") {
	case "begin":
		if err := d.budget.Depth(n); err != nil {
			return err
		}
		err := d.each(p.formField) // shown before the instruction begins
		d.fields = append(d.fields, &docxField{instruction: true})
		return err
	case "separate":
		if n > 0 {
			d.fields[n-1].instruction, d.fields[n-1].result = false, p.here()
		}
	case "end":
		if n > 0 {
			f := d.fields[n-1]
			d.fields = d.fields[:n-1]
			if f.instruction || f.result == p.here() {
				if err := p.drawn(f.code.String()); err != nil {
					return err
				}
			}
		}
	}
	return d.skip()
}

// simpleField reads a field whose instruction is an attribute.
func (p *docxParagraph) simpleField(s xml.StartElement) error {
	from := p.here()
	if err := p.inner(); err != nil || p.here() != from {
		return err
	}
	return p.drawn(value(s, "instr"))
}

// drawn writes what a field without a result shows: what the instruction of an EQ draws.
func (p *docxParagraph) drawn(code string) error {
	if code = strings.TrimSpace(code); len(code) > 2 && strings.EqualFold(code[:2], "EQ") {
		return p.equation(code[2:], 0)
	}
	return nil
}

// instruction reads a part of the instruction of the innermost field.
func (p *docxParagraph) instruction() error {
	text, err := p.d.characters()
	if n := len(p.d.fields); n > 0 && p.d.fields[n-1].instruction {
		p.d.fields[n-1].code.WriteString(text)
	}
	return err
}

// formField reads what a field of a form shows that has no text (17.16.17): what is
// chosen from a list, and the mark in a box.
func (p *docxParagraph) formField(s xml.StartElement) error {
	d := p.d
	if s.Name.Local == "ffData" {
		return d.each(p.formField)
	}
	var items []string
	chosen, marked := "", false
	err := d.properties(func(s xml.StartElement) {
		switch name := s.Name.Local; {
		case name == "listEntry" && len(items) < mostListItems:
			items = append(items, value(s, "val"))
		case name == "result", name == "default" && chosen == "":
			chosen = value(s, "val")
		}
		if s.Name.Local == "checked" || s.Name.Local == "default" {
			marked = on(s)
		}
	})
	switch s.Name.Local {
	case "ddList":
		if i, err := strconv.Atoi(cmp.Or(chosen, "0")); err == nil && i >= 0 && i < len(items) {
			p.write(items[i])
		}
	case "checkBox":
		if marked {
			p.write("☑")
		}
	}
	return err
}

// deepestEquation is how deep the parts of an equation may nest.
const deepestEquation = 20

// equation writes what the instruction of a field EQ draws (17.16.5.18): circled
// numbers, fractions and roots, and of others what they are made of.
func (p *docxParagraph) equation(code string, depth int) error {
	if depth > deepestEquation {
		p.write(code)
		return nil
	}
	for code != "" {
		before, rest, command := strings.Cut(code, `\`)
		p.write(strings.Trim(before, " "))
		if !command {
			return nil
		}
		// A command has options, and a list of arguments in brackets.
		open := strings.IndexByte(rest, '(')
		if open < 0 {
			p.write(`\` + rest)
			return nil
		}
		var arguments []string
		arguments, code = equationArguments(rest[open+1:])
		if err := p.equationPart(rest[:min(open, 1)], arguments, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// equationPart writes a command with its arguments.
func (p *docxParagraph) equationPart(command string, arguments []string, depth int) error {
	first, between, last := "", "", ""
	switch command {
	case "f":
		between = "/"
	case "r":
		if len(arguments) < 2 {
			first = "√"
		}
		between = "√"
	case "o":
		if c, ok := circled(arguments); ok {
			p.write(c)
			return nil
		}
	case "i":
		first, between = "∫", arraySign
	case "a", "l":
		between = arraySign
	case "b":
		first, last = "(", ")"
	}
	write := func() error {
		p.write(first)
		for i, a := range arguments {
			if i > 0 {
				p.write(between)
			}
			if err := p.equation(a, depth); err != nil {
				return err
			}
		}
		p.write(last)
		return nil
	}
	if command == "s" {
		return p.scripted('^', write)
	}
	return p.apart(write)
}

// equationArguments cuts arguments apart, up to the bracket that closes the list.
func equationArguments(s string) (arguments []string, rest string) {
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++ // what follows is a character, or a command
		case '(':
			depth++
		case ',', ';':
			if depth == 0 {
				arguments, from = append(arguments, s[from:i]), i+1
			}
		case ')':
			if depth--; depth < 0 {
				return append(arguments, s[from:i]), s[i+1:]
			}
		}
	}
	return append(arguments, s[from:]), ""
}

// circled returns the character for a number over a circle.
func circled(arguments []string) (string, bool) {
	if len(arguments) != 2 || !strings.Contains("○〇◯", strings.TrimSpace(arguments[0])) || strings.TrimSpace(arguments[0]) == "" {
		return "", false
	}
	text := strings.TrimSpace(arguments[1])
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= 20 && utf8.RuneCountInString(text) <= 2 {
		return string(rune('①' + n - 1)), true
	}
	return "", false
}
