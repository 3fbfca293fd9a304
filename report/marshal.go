package report

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// What marshals here does so in encoding/json and in goccy/go-yaml alike, as a value and
// as a pointer, under the keys of a report's file. The methods that write have value
// receivers: with pointer receivers a value would be written empty, and nobody told.
// What cannot be written whole, or not be read back, is refused.

// MarshalJSON returns the report as [WriteJSON] writes it.
func (r Report) MarshalJSON() ([]byte, error) { return marshal(&r) }

func marshal(r *Report) ([]byte, error) {
	var b bytes.Buffer
	err := WriteJSON(&b, r)
	return b.Bytes(), err
}

// UnmarshalJSON reads the report as [ReadJSON] does. A Format that is set says
// which edition to read.
func (r *Report) UnmarshalJSON(data []byte) error {
	read, err := Reader{Format: r.Format}.ReadJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	*r = *read
	return nil
}

// MarshalYAML returns the report as YAML in the style of JSON, which stands anywhere.
func (r Report) MarshalYAML() ([]byte, error) { return r.MarshalJSON() }

// UnmarshalYAML reads the report as [ReadYAML] does. A Format that is set says
// which edition to read.
func (r *Report) UnmarshalYAML(data []byte) error {
	read, err := Reader{Format: r.Format}.ReadYAML(bytes.NewReader(data))
	if err != nil {
		return err
	}
	*r = *read
	return nil
}

// encoded returns a node as JSON, which is YAML too, where the failures let it.
func encoded(n node, fs Failures) ([]byte, error) {
	if err := fs.err(); err != nil {
		return nil, err
	}
	b := appendJSON(nil, &n, 0)
	if !utf8.Valid(b) {
		return nil, message.Errorf("report.utf8")
	}
	return b, nil
}

// decoded reads one value and hands it to set.
func decoded(data []byte, parse fileParser, set func(*decoder, node)) error {
	ctx := context.Background()
	b := budget.New(ctx, budget.Limits{Memory: defaultMaxMemory})
	if !utf8.Valid(data) {
		return message.Errorf("report.utf8")
	}
	n, err := parse(ctx, b, data)
	if err != nil {
		return err
	}
	d := &decoder{r: &Report{}, places: map[string]node{}, b: b}
	set(d, n)
	if d.err != nil {
		return d.err
	}
	if len(d.errs) > 0 {
		return d.errs
	}
	return nil
}

// MarshalJSON returns the count as a number, null where it is blank.
func (c Count) MarshalJSON() ([]byte, error) {
	if c.Blank() {
		return encoded(node{}, nil)
	}
	k := &checker{}
	k.value("count", Pieces, false, c)
	return encoded(number(c.String()), k.fs)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Count) UnmarshalJSON(data []byte) error { return c.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (c Count) MarshalYAML() ([]byte, error) { return c.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (c *Count) UnmarshalYAML(data []byte) error { return c.unmarshal(data, parseYAML) }

func (c *Count) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*c = Count{}
		if n.kind != nodeNull {
			*c = d.count(n, "")
		}
	})
}

// MarshalJSON returns the amount as a string, so that nothing rounds it, null where it is blank.
func (a Amount) MarshalJSON() ([]byte, error) {
	if a.Blank() {
		return encoded(node{}, nil)
	}
	k := &checker{}
	k.value("amount", TenThousandYuan, false, a)
	return encoded(str(a.String()), k.fs)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Amount) UnmarshalJSON(data []byte) error { return a.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (a Amount) MarshalYAML() ([]byte, error) { return a.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (a *Amount) UnmarshalYAML(data []byte) error { return a.unmarshal(data, parseYAML) }

func (a *Amount) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*a = Amount{}
		if n.kind == nodeNull {
			return
		}
		if v, ok := d.value(n, "", &Figure{Unit: TenThousandYuan}).(Amount); ok {
			*a = v
		}
	})
}

// MarshalJSON returns the text as in a file: a string with a paragraph a line, or a list of paragraphs, pictures and tables.
func (t Text) MarshalJSON() ([]byte, error) {
	k := &checker{}
	k.text("text", t)
	return encoded(encodeText(t), k.fs)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Text) UnmarshalJSON(data []byte) error { return t.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (t Text) MarshalYAML() ([]byte, error) { return t.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (t *Text) UnmarshalYAML(data []byte) error { return t.unmarshal(data, parseYAML) }

func (t *Text) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*t = d.textOf(n, "")
	})
}

// MarshalJSON returns the paragraph as in a file: a string, or its runs.
func (p Paragraph) MarshalJSON() ([]byte, error) {
	if len(p) == 0 {
		return encoded(node{}, nil)
	}
	return encoded(encodeBlock(p), nil)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Paragraph) UnmarshalJSON(data []byte) error { return p.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (p Paragraph) MarshalYAML() ([]byte, error) { return p.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (p *Paragraph) UnmarshalYAML(data []byte) error { return p.unmarshal(data, parseYAML) }

func (p *Paragraph) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*p = nil
		if n.kind == nodeNull {
			return
		}
		b, ok := d.block(n, "").(Paragraph)
		if !ok && len(d.errs) == 0 {
			d.errorf(n, "", "input.only_paragraph")
		}
		*p = b
	})
}

// MarshalJSON returns the run as in a file: a string, or a map where it is bold.
func (r Run) MarshalJSON() ([]byte, error) {
	return encoded(encodeRun(r), nil)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Run) UnmarshalJSON(data []byte) error { return r.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (r Run) MarshalYAML() ([]byte, error) { return r.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (r *Run) UnmarshalYAML(data []byte) error { return r.unmarshal(data, parseYAML) }

func (r *Run) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*r = d.run(n, "")
	})
}

// MarshalJSON returns the picture as in a file, with its data in base64.
func (p Picture) MarshalJSON() ([]byte, error) {
	return encoded(encodePicture(&p), nil)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Picture) UnmarshalJSON(data []byte) error { return p.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (p Picture) MarshalYAML() ([]byte, error) { return p.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (p *Picture) UnmarshalYAML(data []byte) error { return p.unmarshal(data, parseYAML) }

func (p *Picture) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*p = *d.picture(n, "")
	})
}

// MarshalJSON returns the table as in a file.
func (t TextTable) MarshalJSON() ([]byte, error) {
	return encoded(encodeTable(&t), nil)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *TextTable) UnmarshalJSON(data []byte) error { return t.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (t TextTable) MarshalYAML() ([]byte, error) { return t.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (t *TextTable) UnmarshalYAML(data []byte) error { return t.unmarshal(data, parseYAML) }

func (t *TextTable) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*t = *d.table(n, "")
	})
}

// MarshalJSON returns figures by address, counts as numbers and amounts as strings, and texts by key.
func (m More) MarshalJSON() ([]byte, error) {
	k := &checker{}
	for a, v := range m.Figures {
		if v != nil {
			k.value(string(a), v.unit(), true, v) // which may be negative the form knows
		}
	}
	for key, t := range m.Texts {
		k.text(key, t)
	}
	slices.SortStableFunc(k.fs, func(a, b *Failure) int { return strings.Compare(a.Where, b.Where) })
	return encoded(encodeMore(m), k.fs)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (m *More) UnmarshalJSON(data []byte) error { return m.unmarshal(data, parseJSON) }

// MarshalYAML returns what MarshalJSON does, which is YAML too.
func (m More) MarshalYAML() ([]byte, error) { return m.MarshalJSON() }

// UnmarshalYAML reads what MarshalYAML writes.
func (m *More) UnmarshalYAML(data []byte) error { return m.unmarshal(data, parseYAML) }

func (m *More) unmarshal(data []byte, parse fileParser) error {
	return decoded(data, parse, func(d *decoder, n node) {
		*m = d.more(n)
	})
}

func encodeMore(m More) node {
	n, figures, texts := node{kind: nodeMap}, node{kind: nodeMap}, node{kind: nodeMap}
	for _, a := range slices.Sorted(maps.Keys(m.Figures)) {
		switch v := m.Figures[a].(type) {
		case Count:
			if !v.Blank() {
				figures.put(string(a), number(v.String()))
			}
		case Amount:
			if !v.Blank() {
				figures.put(string(a), str(v.String()))
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(m.Texts)) {
		texts.put(key, encodeText(m.Texts[key]))
	}
	n.put("figures", figures)
	n.put("texts", texts)
	return n
}

// more reads what encodeMore writes: a number is a count and a string an amount.
func (d *decoder) more(n node) (m More) {
	d.eachPair(n, "", []string{"figures", "texts"}, func(key, where string, v node) bool {
		switch key {
		case "figures":
			d.eachPair(v, where, []string{"addresses"}, func(key, where string, v node) bool {
				unit := Pieces
				switch v.kind {
				case nodeNull:
					return true
				case nodeString:
					unit = TenThousandYuan
				}
				if m.Figures == nil {
					m.Figures = map[Address]Value{}
				}
				m.Figures[Address(key)] = d.value(v, where, &Figure{Unit: unit, Signed: true})
				return true
			})
		case "texts":
			d.eachPair(v, where, []string{"keys"}, func(key, where string, v node) bool {
				if m.Texts == nil {
					m.Texts = map[string]Text{}
				}
				m.Texts[key] = d.textOf(v, where)
				return true
			})
		default:
			return false
		}
		return true
	})
	return m
}

// MarshalText returns the date as 2025-01-20, and "" where none was given.
func (d Date) MarshalText() ([]byte, error) {
	if !d.IsZero() && !d.Valid() {
		return nil, message.Errorf("report.no_day", d)
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = ParseDate(string(text))
	}
	return err
}

// MarshalText returns the key of the kind in a file, "" where none was stated.
func (k Kind) MarshalText() ([]byte, error) {
	if !k.valid() {
		return nil, message.Errorf("report.kind_value", k)
	}
	return []byte(k.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (k *Kind) UnmarshalText(text []byte) (err error) {
	*k = KindUnstated
	if len(text) > 0 {
		*k, err = ParseKind(string(text))
	}
	return err
}

// IsZero reports whether the format is none, so that a field marked omitzero leaves out
// nothing else.
func (f Format) IsZero() bool { return f.spec.ID == "" && len(f.spec.Sections) == 0 }

// MarshalJSON returns the [FormatSpec] that the format is made of.
func (f Format) MarshalJSON() ([]byte, error) { return json.Marshal(f.spec) }

// UnmarshalJSON makes a format of a [FormatSpec].
func (f *Format) UnmarshalJSON(data []byte) error {
	return f.unmarshal(func(spec *FormatSpec) error { return json.Unmarshal(data, spec) })
}

// MarshalYAML returns the [FormatSpec] that the format is made of.
func (f Format) MarshalYAML() (any, error) { return f.spec, nil }

// UnmarshalYAML makes a format of a [FormatSpec].
func (f *Format) UnmarshalYAML(unmarshal func(any) error) error {
	return f.unmarshal(func(spec *FormatSpec) error { return unmarshal(spec) })
}

func (f *Format) unmarshal(read func(*FormatSpec) error) error {
	var spec FormatSpec
	if err := read(&spec); err != nil {
		return err
	}
	made, err := NewFormat(spec)
	if err != nil {
		return err
	}
	*f = *made
	return nil
}

// errFigure refuses to take a figure out of its format.
var errFigure = message.Errorf("report.marshal_figure")

// MarshalJSON returns an error: a figure belongs to its format.
func (f Figure) MarshalJSON() ([]byte, error) { return nil, errFigure }

// UnmarshalJSON returns an error: a figure belongs to its format.
func (f *Figure) UnmarshalJSON([]byte) error { return errFigure }

// MarshalYAML returns an error: a figure belongs to its format.
func (f Figure) MarshalYAML() ([]byte, error) { return nil, errFigure }

// UnmarshalYAML returns an error: a figure belongs to its format.
func (f *Figure) UnmarshalYAML([]byte) error { return errFigure }

// errChanges refuses to read changes: a file tells neither a cell that an edition does
// not have from a blank one nor the formats that [Changes.Apply] needs.
var errChanges = message.Errorf("report.marshal_changes")

// UnmarshalJSON returns an error: changes are found with [Diff].
func (c *Changes) UnmarshalJSON([]byte) error { return errChanges }

// UnmarshalYAML returns an error: changes are found with [Diff].
func (c *Changes) UnmarshalYAML([]byte) error { return errChanges }

// UnmarshalJSON returns an error: changes are found with [Diff].
func (c *FigureChange) UnmarshalJSON([]byte) error { return errChanges }

// UnmarshalYAML returns an error: changes are found with [Diff].
func (c *FigureChange) UnmarshalYAML([]byte) error { return errChanges }

// errLines refuses to take lines out of their file.
var errLines = message.Errorf("report.marshal_lines")

// MarshalJSON returns an error: lines belong to their file.
func (l Lines) MarshalJSON() ([]byte, error) { return nil, errLines }

// UnmarshalJSON returns an error: lines belong to their file.
func (l *Lines) UnmarshalJSON([]byte) error { return errLines }

// MarshalYAML returns an error: lines belong to their file.
func (l Lines) MarshalYAML() ([]byte, error) { return nil, errLines }

// UnmarshalYAML returns an error: lines belong to their file.
func (l *Lines) UnmarshalYAML([]byte) error { return errLines }
