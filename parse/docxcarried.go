package parse

import (
	"archive/zip"
	"bytes"
	"encoding/xml"

	"github.com/govdisclosure/annualreport/internal/embed"
)

// carried finds the report that a Word file of ours carries, and compares the file with
// the digest in it.
func (p *docxPackage) carried(rc *recogniser) error {
	found := false
	for _, name := range p.itemNames() {
		data, err := p.read(name)
		if err != nil {
			return err
		}
		if !bytes.Contains(data, []byte(embed.Namespace)) {
			continue
		}
		var part struct {
			XMLName xml.Name
			Digest  string `xml:"digest,attr"`
			JSON    string `xml:",chardata"`
		}
		if err := p.decode(data, &part); err != nil {
			rc.diagnose(CarriedDamaged, Diagnostic{Quote: err.Error()})
			continue
		}
		if part.XMLName.Space != embed.Namespace || found {
			continue
		}
		found = true
		rc.takeReport([]byte(part.JSON), part.Digest)
		state, err := p.digest(name, data)
		if err != nil {
			return err
		}
		rc.takeDigest(state, true)
	}
	return nil
}

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
	if overLimit(err) {
		return state, err
	}
	return state, nil
}
