package word

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/html"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/sniff"
	"github.com/govdisclosure/annualreport/report"
)

// A Word file may hold other documents as they came, which Word shows in their place
// (altChunk, ISO/IEC 29500-1, 17.17.2): programs that make Word files of web pages and
// that put files together leave the work to it. Pages are read as pages, web archives
// (RFC 2557) by their page, text line by line, and Word files as such. What stands in a
// chunk of a chunk is not read.

var (
	errNoChunk   = errors.New("no part has this id")
	errChunkKind = errors.New("neither a page nor text nor a Word file")
	errNested    = errors.New("it stands in another")
	errApart     = errors.New("it is a file of its own")
)

// chunk reads another document in the place where it is shown, or says why not.
func (d *docxReader) chunk(id string) ([]doc.Block, error) {
	if err := d.budget.AddBlock(); err != nil {
		return nil, err
	}
	target, found := d.targets[id]
	if !found {
		d.notRead(id, errNoChunk)
		return nil, nil
	}
	blocks, err := d.chunkPart(target)
	if doc.OverLimit(err) {
		return nil, err
	}
	if err != nil {
		d.notRead(target, err)
	}
	return blocks, nil
}

// notRead notes another document that is not read.
func (d *docxReader) notRead(name string, err error) {
	d.remarks.Say(remark.DocumentOther, remark.Remark{Quote: fmt.Sprintf("%s (%v)", name, err)})
}

func (d *docxReader) chunkPart(name string) ([]doc.Block, error) {
	if d.inChunk {
		return nil, errNested
	}
	data, err := d.p.read(name)
	if err != nil {
		return nil, err
	}
	kind, err := d.p.contentType(name)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.Contains(kind, "wordprocessingml.") || bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return d.chunkDOCX(data)
	case kind == "message/rfc822" || strings.HasPrefix(kind, "multipart/") || sniff.ArchiveStart.Match(data[:min(len(data), sniff.LongestStart)]):
		page, err := sniff.ReadArchive(d.budget, data)
		if err != nil {
			return nil, err
		}
		return d.chunkText(page.Kind, page.Data)
	}
	return d.chunkText(kind, data)
}

// chunkDOCX reads a Word file in another.
func (d *docxReader) chunkDOCX(data []byte) ([]doc.Block, error) {
	p, err := openPackage(d.budget, data)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	if err != nil {
		return nil, err
	}
	in := &docxReader{budget: d.budget, remarks: d.remarks, exact: d.exact, p: p, part: main, inChunk: true, depth: d.depth, cells: d.cells}
	blocks, err := in.read()
	d.inserted += in.inserted
	d.deleted += in.deleted
	if in.hidden.Count > 0 && d.hidden.Count == 0 {
		d.hidden.First = in.hidden.First
	}
	d.hidden.Count += in.hidden.Count
	in.looks.settle(blocks)
	return blocks, err
}

// chunkText reads a page or a text.
func (d *docxReader) chunkText(kind string, data []byte) ([]doc.Block, error) {
	text, declared, is, err := sniff.Decode(data)
	if err != nil {
		return nil, err
	}
	if declared != "" {
		d.remarks.Say(remark.EncodingOther, remark.Remark{Quote: declared, Read: is})
	}
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml" || kind != "text/plain" && sniff.HtmlStart.Match(text[:min(len(text), sniff.LongestStart)]):
		blocks, err := html.Blocks(d.budget, d.remarks, d.exact, text)
		for i := range blocks {
			blocks[i].Ancestor = nil // the rest of the document has none
		}
		return blocks, err
	case kind == "text/plain":
		var blocks []doc.Block
		for line := range strings.Lines(string(text)) {
			if err := d.budget.AddBlock(); err != nil {
				return nil, err
			}
			blocks = append(blocks, doc.Block{Runs: doc.MergeRuns([]report.Run{{Text: strings.TrimRight(line, "\r\n")}})})
		}
		return blocks, nil
	}
	return nil, errChunkKind
}

// contentType returns the type of a part (ISO/IEC 29500-2, 10.1.2.2), "" where the
// package does not say it.
func (p *docxPackage) contentType(name string) (string, error) {
	data, err := p.read("[Content_Types].xml")
	if errors.Is(err, errNoPart) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var types struct {
		Default []struct {
			Extension   string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
		Override []struct {
			PartName    string `xml:",attr"`
			ContentType string `xml:",attr"`
		}
	}
	if err := p.decode(data, &types); err != nil {
		return "", err
	}
	for _, o := range types.Override {
		if strings.EqualFold(strings.TrimPrefix(o.PartName, "/"), name) {
			return sniff.MediaType(o.ContentType), nil
		}
	}
	for _, t := range types.Default {
		if strings.EqualFold("."+t.Extension, path.Ext(name)) {
			return sniff.MediaType(t.ContentType), nil
		}
	}
	return "", nil
}
