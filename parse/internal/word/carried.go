package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// carriedPart is the report that a Word file of ours carries, as it stands there.
type carriedPart struct {
	JSON   []byte
	Digest string
	name   string
	data   []byte // of the whole part
}

// Carried finds the report that a Word file of ours carries, nil in any other.
func (f *File) Carried(l *remark.List) (found *carriedPart, err error) {
	p := f.p
	for _, name := range p.itemNames() {
		data, err := p.read(name)
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(data, []byte(embed.Namespace)) {
			continue
		}
		var part struct {
			XMLName xml.Name
			Digest  string `xml:"digest,attr"`
			JSON    []byte `xml:",chardata"`
		}
		if err := p.decode(data, &part); doc.OverLimit(err) {
			return nil, err
		} else if err != nil {
			l.Say(remark.CarriedDamaged, remark.Of(err))
			continue
		}
		if part.XMLName.Space == embed.Namespace && found == nil {
			found = &carriedPart{part.JSON, part.Digest, name, data}
		}
	}
	return found, nil
}

// State compares the file with the digest that the part carries which holds the report.
func (f *File) State(c *carriedPart) (embed.State, error) { return f.p.digest(c.name, c.data) }

// digest compares the file with the digest that the part carries which holds the report.
// An entry that cannot be unpacked is a change; exceeding a limit is an error.
func (p *docxPackage) digest(name string, part []byte) (embed.State, error) {
	own := p.files[name]
	state, err := embed.CheckWord(own.Name, part, func() ([]embed.Entry, error) {
		var others []embed.Entry
		p.kept = map[*zip.File][]byte{}
		for _, f := range p.entries {
			if f == own {
				continue
			}
			data, err := p.unpack(f)
			if err != nil {
				return nil, err
			}
			p.kept[f] = data
			others = append(others, embed.Entry{Name: f.Name, Sum: embed.SumOf(data)})
		}
		return others, nil
	})
	if doc.OverLimit(err) {
		return state, err
	}
	return state, nil
}

// running notes what stands in the heads and feet of the pages of a file of ours beside
// the number of the page: 作废, say, also as a watermark.
func (p *docxPackage) running(l *remark.List, main string) error {
	relations, err := p.relations(main)
	if err != nil {
		return err
	}
	var texts []string
	for _, r := range relations {
		if !strings.HasSuffix(r.Type, "/header") && !strings.HasSuffix(r.Type, "/footer") {
			continue
		}
		data, err := p.read(r.Target)
		if errors.Is(err, errNoPart) {
			continue
		}
		var text string
		if err == nil {
			text, err = p.plainText(data)
		}
		if doc.OverLimit(err) {
			return err
		}
		if err != nil {
			text = err.Error() // nobody knows what stands there
		}
		if strings.ContainsFunc(text, unicode.IsLetter) {
			texts = append(texts, text)
		}
	}
	if len(texts) > 0 {
		l.Say(remark.TextLeftOut, remark.Remark{Quote: strings.Join(texts, " / ")})
	}
	return nil
}

// plainText lists what a part shows: its texts, and those drawn along lines.
func (p *docxPackage) plainText(data []byte) (string, error) {
	var b strings.Builder
	shown := false
	for d := p.decoder(data); ; {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return han.OneLine(b.String()), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if shown = t.Name.Local == "t"; t.Name.Local == "textpath" {
				b.WriteString(" " + value(t, "string") + " ")
			}
		case xml.EndElement:
			shown = false
		case xml.CharData:
			if shown {
				b.Write(t)
			}
		}
	}
}
