package html

import (
	"fmt"
	"io"
	"time"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes reports as HTML. The zero Renderer works and writes pages; a Renderer
// may be used by several goroutines at once.
type Renderer struct {
	Mode Mode
	// TitleLevel is the level of the title's heading, from 1 to 3; 0 means 1. A fragment
	// for a page that shows the title itself has 2.
	TitleLevel int
	// Site is what the page says of the site, the column and itself.
	Site Site
	// Charts are pictures of the report's figures, which stand below it in a page, each with
	// a table; see [chart.Of]. They are no part of the report.
	Charts []chart.Chart
	// Downloads are the report's other forms, which a page links to.
	Downloads []Download
	// Picture returns the address of a picture; n counts the pictures of a document from
	// 1. A program that wants pictures in files of their own writes them here. Nil puts
	// the whole picture into a data: URL. Under [Policy] only those are shown.
	Picture func(n int, f *render.Figure) (url string, err error)
	// OmitSource leaves out the report as JSON, its summary and the digest. What the
	// page does not show cannot be read back then. A fragment never carries them.
	OmitSource bool
}

// Mode is what is written.
type Mode int

const (
	// Page is a whole document.
	Page Mode = iota
	// Fragment is a piece for the editor of a site.
	Fragment
)

// Policy is the strictest Content-Security-Policy under which a page works whole.
const Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

// Site holds what 《政府网站发展指引》 (国办发〔2017〕47号), annex 网页设计规范, has pages
// say in <meta>. What is empty is left out, but for what is said to have a default.
type Site struct {
	Name   string // SiteName, of the site
	Domain string // SiteDomain
	IDCode string // SiteIDCode, 网站标识码, as bm14000002

	Column            string // ColumnName, of the column
	ColumnDescription string
	ColumnKeywords    string
	ColumnType        string // by default 信息公开年报

	// Published is PubDate, to the minute as it is given; by default it is the report's
	// day of publication, of which no minute is known.
	Published time.Time
	// Source is ContentSource; by default it is the office.
	Source string
	// URL is the address of the page itself.
	URL string
}

// Download is another form of the report.
type Download struct {
	URL   string // https, http, or relative to the page
	Label string // what the link says, as PDF 版
	Type  string // the media type, as application/pdf; may be empty
	Bytes int64  // how large the file is, 0 where that is not said
}

// Render composes the report and writes it.
func (rd Renderer) Render(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r)
	if err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return rd.RenderDocument(w, doc)
}

// RenderDocument writes a composed document. It writes nothing before all of it is
// known to be in order, and then everything at once.
func (rd Renderer) RenderDocument(w io.Writer, doc *render.Document) error {
	if err := doc.Check(); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	p := &printer{Renderer: rd, doc: doc}
	if err := p.write(); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	if _, err := p.b.WriteTo(w); err != nil {
		return fmt.Errorf("html: %w", err)
	}
	return nil
}

// write writes the document in its mode.
func (p *printer) write() error {
	if p.TitleLevel < 0 || p.TitleLevel > 3 {
		return message.Errorf("html.title_level", p.TitleLevel)
	}
	p.top = max(p.TitleLevel, 1)
	p.b.Grow(1 << 16)
	switch p.Mode {
	case Page:
		return p.page()
	case Fragment:
		return p.blocks()
	}
	return message.Errorf("html.mode", int(p.Mode))
}
