package word

import "encoding/xml"

// What all readers of the elements of a Word file share.

// token returns the next token.
func (d *docxReader) token() (xml.Token, error) {
	if err := d.budget.Step(stepsOfToken); err != nil {
		return nil, err
	}
	t, err := d.d.Token()
	if err != nil {
		return nil, d.wrap(err)
	}
	switch t := t.(type) {
	case xml.StartElement:
		d.spaces.enter(t)
	case xml.EndElement:
		d.spaces.leave()
	}
	return t, nil
}

// stepsOfToken is what a token of XML takes, in steps.
const stepsOfToken = 20

// each calls f for every element up to the end of the one that is open. f reads the
// element to its end.
func (d *docxReader) each(f func(xml.StartElement) error) error {
	d.depth++
	defer func() { d.depth-- }()
	if err := d.budget.Depth(d.depth); err != nil {
		return err
	}
	for {
		t, err := d.token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip passes over the element that is open.
func (d *docxReader) skip() error {
	if err := d.d.Skip(); err != nil {
		return d.wrap(err)
	}
	d.spaces.leave()
	return nil
}

// value returns the attribute w:val of an element, or another of that name.
func value(s xml.StartElement, key string) string {
	for _, a := range s.Attr {
		if a.Name.Local == key {
			return a.Value
		}
	}
	return ""
}

// on reports whether a switch of Word is set: by its presence, or by its value.
func on(s xml.StartElement) bool {
	return switched(value(s, "val"))
}

func switched(val string) bool {
	switch val {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
