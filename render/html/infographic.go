package html

import (
	"fmt"
	"io"
	"strconv"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/report"
)

// Infographic writes a report's sheet (图解, [chart.Sheet]) as a page: title, the figures
// that matter most, two sentences, three charts, each with a table. It carries no report.
// The zero Infographic works.
type Infographic struct {
	Earlier []*report.Report // of earlier years
	Wording *chart.Wording   // nil means [chart.DefaultWording]
	Site    Site
}

// Render composes the sheet and writes it.
func (g Infographic) Render(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r) // for what the page says of itself
	if err != nil {
		return fmt.Errorf("html: %w", err)
	}
	words := g.Wording
	if words == nil {
		standard := chart.DefaultWording()
		words = &standard
	}
	s, err := words.Sheet(r, g.Earlier...)
	if err != nil {
		return fmt.Errorf("html: %w", err)
	}
	p := &printer{Renderer: Renderer{Site: g.Site}, doc: doc, top: 1}
	if err := p.sheet(s); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	if _, err := p.b.WriteTo(w); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return nil
}

// sheet writes a sheet as a whole document.
func (p *printer) sheet(s *chart.Sheet) error {
	p.head(s.Title)
	p.b.WriteString("</head>\n<body class=\"sheet\">\n<main>\n<h1>")
	p.text(s.Title, lineBreak)
	p.b.WriteString("</h1>\n")
	if len(s.Figures) > 0 {
		p.b.WriteString("<dl>\n")
		for _, f := range s.Figures {
			p.b.WriteString("<div><dt>")
			p.text(f.Label, lineBreak)
			p.b.WriteString("</dt><dd><b>" + strconv.FormatInt(f.Value, 10) + "</b>件</dd></div>\n")
		}
		p.b.WriteString("</dl>\n")
	}
	for _, sentence := range s.Sentences {
		p.b.WriteString("<p>")
		p.text(sentence, lineBreak)
		p.b.WriteString("</p>\n")
	}
	for i := range s.Charts {
		if err := p.chart(&s.Charts[i]); err != nil {
			return message.Within("html.chart", i+1, err)
		}
	}
	p.b.WriteString("</main>\n</body>\n</html>\n")
	return p.err
}
