package sniff

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// Archived is the page of a web archive.
type Archived struct {
	Kind string
	Data []byte
}

const (
	// LongestStart bounds where in a file is looked for what it begins with.
	LongestStart = 64 << 10
	// longestLine is how long lines may be in a body that is quoted-printable.
	longestLine = 4 << 20
	// deepestArchive is how deep multipart bodies may nest.
	deepestArchive = 8
)

var (
	// ArchiveStart is how a web archive begins.
	ArchiveStart = regexp.MustCompile(`(?i)^\s*(?:MIME-Version|Content-Type|From|Subject|Date|Snapshot-Content-Location)[ \t]*:`)
	// archiveKind is what it says that it holds.
	archiveKind = regexp.MustCompile(`(?im)^Content-Type[ \t]*:\s*(?:multipart/(?:related|alternative|mixed)|text/html)\b`)
	headerEnd   = regexp.MustCompile(`\r?\n\r?\n`)

	errNoHeader = message.Errorf("parse.archive_header")
	errNoPage   = message.Errorf("parse.archive_page")
	errDeep     = message.Errorf("parse.archive_deep")
)

// IsArchive reports whether a file is a web archive, as browsers and Word save a page
// with all that belongs to it (.mht, .mhtml).
func IsArchive(data []byte) bool {
	head := data[:min(len(data), LongestStart)]
	if end := headerEnd.FindIndex(head); end != nil {
		head = head[:end[1]]
	}
	return ArchiveStart.Match(head) && archiveKind.Match(head)
}

// ReadArchive returns the page of a web archive.
func ReadArchive(b *doc.Account, data []byte) (Archived, error) {
	data = bytes.TrimLeft(data, " \t\r\n")
	end := headerEnd.FindIndex(data[:min(len(data), LongestStart)])
	if end == nil {
		return Archived{}, errNoHeader
	}
	header, err := textproto.NewReader(bufio.NewReader(bytes.NewReader(data[:end[1]]))).ReadMIMEHeader()
	if err != nil {
		return Archived{}, err
	}
	return archivedIn(b, header, data[end[1]:], 0)
}

// archivedIn returns the page in a body, or what it holds itself.
func archivedIn(b *doc.Account, header textproto.MIMEHeader, body []byte, depth int) (Archived, error) {
	if depth > deepestArchive {
		return Archived{}, errDeep
	}
	kind, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		kind = MediaType(header.Get("Content-Type"))
	}
	if !strings.HasPrefix(kind, "multipart/") {
		data, err := decoded(b, header.Get("Content-Transfer-Encoding"), body)
		return Archived{kind, data}, err
	}
	r := multipart.NewReader(b.Timed(body), parameters["boundary"])
	best, rank := Archived{}, 0
	var pictures archivedPictures
	for {
		part, err := r.NextRawPart()
		switch {
		case err == nil:
		case rank > 0 && !doc.OverLimit(err):
			best.Data = pictures.put(b, best.Data)
			return best, nil // its end, or a part that is not needed is damaged
		case errors.Is(err, io.EOF):
			return Archived{}, errNoPage
		default:
			return Archived{}, err
		}
		if err := b.AddBlock(); err != nil {
			return Archived{}, err
		}
		if strings.HasPrefix(MediaType(part.Header.Get("Content-Type")), "image/") {
			if err := pictures.take(b, part); err != nil {
				return Archived{}, err
			}
			continue
		}
		// The page is the part that is named as the start, or the first one.
		is := 0
		switch kind := MediaType(part.Header.Get("Content-Type")); {
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
		data, err := b.Unpack(part)
		if err != nil {
			return Archived{}, err
		}
		if best, err = archivedIn(b, part.Header, data, depth+1); err != nil {
			return Archived{}, err
		}
		rank = is
	}
}

// archivedPictures are the pictures in a web archive, as addresses that hold them
// (RFC 2397) by the addresses with which the page calls them.
type archivedPictures struct {
	addresses, data []string
	size            int
}

// Pictures beyond these are left out, as those are that no file holds.
const (
	mostPictures     = 100
	mostPictureBytes = 16 << 20
)

// take takes the picture of a part.
func (p *archivedPictures) take(b *doc.Account, part *multipart.Part) error {
	address := strings.TrimSpace(part.Header.Get("Content-Location"))
	if id := strings.Trim(part.Header.Get("Content-Id"), " <>"); address == "" && id != "" {
		address = "cid:" + id
	}
	room := mostPictureBytes - p.size
	if address == "" || len(p.data) == mostPictures || room <= 0 {
		return nil
	}
	body, err := b.Unpack(io.LimitReader(part, int64(room)+1))
	if err == nil && len(body) <= room {
		body, err = decoded(b, part.Header.Get("Content-Transfer-Encoding"), body)
	}
	if doc.OverLimit(err) {
		return err
	}
	if err != nil || len(body) > room {
		return nil // it is damaged, or too large
	}
	p.size += len(body)
	p.addresses = append(p.addresses, address)
	p.data = append(p.data, "data:"+MediaType(part.Header.Get("Content-Type"))+";base64,"+base64.StdEncoding.EncodeToString(body))
	return nil
}

// put puts the pictures into a page, each where it is called first.
func (p *archivedPictures) put(b *doc.Account, page []byte) []byte {
	for i, address := range p.addresses {
		for _, quote := range []string{`"`, `'`} {
			doc.Must(cmp.Or(b.Step(len(page)/2), b.Alive()))
			if called := []byte(quote + address + quote); bytes.Contains(page, called) {
				page = bytes.Replace(page, called, []byte(quote+p.data[i]+quote), 1)
				break
			}
		}
	}
	return page
}

// decoded undoes the encoding of a body.
func decoded(b *doc.Account, encoding string, body []byte) ([]byte, error) {
	r := b.Timed(body)
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "quoted-printable":
		// Lines are longer than the standard has them where a program does not fold them.
		r = quotedprintable.NewReader(bufio.NewReaderSize(r, min(len(body)+1, longestLine)))
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	default:
		return body, nil
	}
	return b.Unpack(r)
}

// MediaType returns a type without its parameters, in lower case.
func MediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(s))
}
