package parse

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"path"
	"regexp"
	"strings"

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
func (d *docxReader) chunk(id string) ([]block, error) {
	if err := d.rc.budget.addBlock(); err != nil {
		return nil, err
	}
	target, found := d.targets[id]
	if !found {
		d.notRead(id, errNoChunk)
		return nil, nil
	}
	blocks, err := d.chunkPart(target)
	if overLimit(err) {
		return nil, err
	}
	if err != nil {
		d.notRead(target, err)
	}
	return blocks, nil
}

// notRead notes another document that is not read.
func (d *docxReader) notRead(name string, err error) {
	d.rc.diagnose(DocumentOther, Diagnostic{Quote: fmt.Sprintf("%s (%v)", name, err)})
}

func (d *docxReader) chunkPart(name string) ([]block, error) {
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
	case kind == "message/rfc822" || strings.HasPrefix(kind, "multipart/") || archiveStart.Match(data[:min(len(data), longestStart)]):
		archive, err := d.rc.budget.archive(data)
		if err != nil {
			return nil, err
		}
		return d.rc.chunkText(archive.kind, archive.data)
	}
	return d.rc.chunkText(kind, data)
}

// chunkDOCX reads a Word file in another.
func (d *docxReader) chunkDOCX(data []byte) ([]block, error) {
	p, err := openPackage(d.rc.budget, data)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	if err != nil {
		return nil, err
	}
	in := &docxReader{rc: d.rc, p: p, part: main, inChunk: true, depth: d.depth, cells: d.cells}
	blocks, err := in.read()
	d.inserted += in.inserted
	d.deleted += in.deleted
	if in.hidden.count > 0 && d.hidden.count == 0 {
		d.hidden.first = in.hidden.first
	}
	d.hidden.count += in.hidden.count
	in.looks.settle(blocks)
	return blocks, err
}

// chunkText reads a page or a text.
func (rc *recogniser) chunkText(kind string, data []byte) ([]block, error) {
	text, declared, is, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	if declared != "" {
		rc.diagnose(EncodingOther, Diagnostic{Quote: declared, Read: is})
	}
	switch {
	case kind == "text/html" || kind == "application/xhtml+xml" || kind != "text/plain" && htmlStart.Match(text[:min(len(text), longestStart)]):
		blocks, err := rc.htmlBlocks(text)
		for i := range blocks {
			blocks[i].place = nil // the rest of the document has none
		}
		return blocks, err
	case kind == "text/plain":
		var blocks []block
		for line := range strings.Lines(string(text)) {
			if err := rc.budget.addBlock(); err != nil {
				return nil, err
			}
			blocks = append(blocks, block{runs: mergeRuns([]report.Run{{Text: strings.TrimRight(line, "\r\n")}})})
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
			return mediaType(o.ContentType), nil
		}
	}
	for _, t := range types.Default {
		if strings.EqualFold("."+t.Extension, path.Ext(name)) {
			return mediaType(t.ContentType), nil
		}
	}
	return "", nil
}

// mediaType returns a type without its parameters, in lower case.
func mediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(s))
}

// archived is the page of a web archive.
type archived struct {
	kind string
	data []byte
}

const (
	// longestStart bounds where in a file is looked for what it begins with.
	longestStart = 64 << 10
	// deepestArchive is how deep multipart bodies may nest.
	deepestArchive = 8
)

var (
	// archiveStart is how a web archive begins.
	archiveStart = regexp.MustCompile(`(?i)^\s*(?:MIME-Version|Content-Type|From|Subject|Date|Snapshot-Content-Location)[ \t]*:`)
	headerEnd    = regexp.MustCompile(`\r?\n\r?\n`)

	errNoHeader = errors.New("its header has no end")
	errNoPage   = errors.New("the web archive holds no page")
	errDeep     = errors.New("the web archive nests too deep")
)

// archive returns the page of a web archive.
func (b *budget) archive(data []byte) (archived, error) {
	data = bytes.TrimLeft(data, " \t\r\n")
	end := headerEnd.FindIndex(data[:min(len(data), longestStart)])
	if end == nil {
		return archived{}, errNoHeader
	}
	header, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(data[:end[1]]))).ReadMIMEHeader()
	if err != nil {
		return archived{}, err
	}
	return b.archivedIn(header, data[end[1]:], 0)
}

// archivedIn returns the page in a body, or what it holds itself.
func (b *budget) archivedIn(header textproto.MIMEHeader, body []byte, depth int) (archived, error) {
	if depth > deepestArchive {
		return archived{}, errDeep
	}
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		kind = mediaType(header.Get("Content-Type"))
	}
	if !strings.HasPrefix(kind, "multipart/") {
		data, err := b.decoded(header.Get("Content-Transfer-Encoding"), body)
		return archived{kind, data}, err
	}
	r := multipart.NewReader(b.timed(body), parameters["boundary"])
	best, rank := archived{}, 0
	for {
		part, err := r.NextRawPart()
		switch {
		case err == nil:
		case rank > 0 && !overLimit(err):
			return best, nil // its end, or a part that is not needed is damaged
		case errors.Is(err, io.EOF):
			return archived{}, errNoPage
		default:
			return archived{}, err
		}
		if err := b.addBlock(); err != nil {
			return archived{}, err
		}
		// The page is the part that is named as the start, or the first one.
		is := 0
		switch kind := mediaType(part.Header.Get("Content-Type")); {
		case parameters["start"] != "" && part.Header.Get("Content-Id") == parameters["start"]:
			is = 3
		case kind == "text/html" || kind == "application/xhtml+xml" || strings.HasPrefix(kind, "multipart/"):
			is = 2
		case kind == "text/plain":
			is = 1
		}
		if is <= rank {
			continue
		}
		data, err := b.unpack(part)
		if err != nil {
			return archived{}, err
		}
		if best, err = b.archivedIn(part.Header, data, depth+1); err != nil {
			return archived{}, err
		}
		rank = is
	}
}

// decoded undoes the encoding of a body.
func (b *budget) decoded(encoding string, body []byte) ([]byte, error) {
	r := b.timed(body)
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		// Lines may be as long as they like, against the standard.
		r = quotedprintable.NewReader(bufio.NewReaderSize(r, len(body)+1))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	default:
		return body, nil
	}
	return b.unpack(r)
}
