package report

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"io"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// pngChunks are the chunks of a PNG file (ISO/IEC 15948 clause 5), which it steps
// through as a reader of its compressed samples: the bytes of the IDAT chunks, run
// together.
type pngChunks struct {
	b     *budget.Budget
	rest  []byte // from the next chunk on
	data  []byte // what is left of an IDAT chunk
	seen  map[string]bool
	ended bool // by a chunk behind the samples
	last  string
}

var errShortPNG = message.Errorf("picture.cut")

// next goes to the next chunk, whose checksum has to be right.
func (p *pngChunks) next() (name string, data []byte, err error) {
	if err := p.b.Step(64); err != nil {
		return "", nil, err
	}
	if len(p.rest) < 12 {
		return "", nil, errShortPNG
	}
	n := binary.BigEndian.Uint32(p.rest)
	if uint64(n) > uint64(len(p.rest)-12) {
		return "", nil, errShortPNG
	}
	name, data = string(p.rest[4:8]), p.rest[8:8+n]
	if crc32.ChecksumIEEE(p.rest[4:8+n]) != binary.BigEndian.Uint32(p.rest[8+n:]) {
		return "", nil, message.Errorf("picture.checksum", name)
	}
	p.rest = p.rest[12+n:]
	p.seen[name] = true
	p.last = name
	return name, data, nil
}

// Read reads compressed samples.
func (p *pngChunks) Read(b []byte) (int, error) {
	for len(p.data) == 0 {
		if p.ended {
			return 0, io.EOF
		}
		name, data, err := p.next()
		if err != nil {
			return 0, err
		}
		if name != "IDAT" {
			p.ended = true
			return 0, io.EOF
		}
		p.data = data
	}
	n := copy(b, p.data)
	p.data = p.data[n:]
	return n, nil
}

// checkPNG reads the whole file and unpacks its samples without keeping them.
func checkPNG(b *budget.Budget, data []byte, _ image.Config) error {
	p := &pngChunks{b: b, rest: data[8:], seen: map[string]bool{}}
	_, head, err := p.next()
	if err != nil {
		return err
	}
	for p.last != "IDAT" {
		_, p.data, err = p.next()
		if err != nil {
			return err
		}
		if p.last == "IEND" {
			return message.Errorf("picture.no_samples")
		}
	}
	indexed := head[9] == 3
	if indexed && !p.seen["PLTE"] {
		return message.Errorf("picture.no_palette")
	}
	if err := checkSamples(b, p, head); err != nil {
		return err
	}
	for p.last != "IEND" {
		if _, _, err := p.next(); err != nil {
			return err
		}
	}
	return nil
}

// checkSamples unpacks the samples and checks that there are as many as the head says,
// each row with a filter that there is.
func checkSamples(b *budget.Budget, p *pngChunks, head []byte) error {
	z, err := zlib.NewReader(p)
	if err != nil {
		return err
	}
	buf := make([]byte, 32<<10)
	for _, pass := range pngPasses(head) {
		for range pass.rows {
			if _, err := io.ReadFull(z, buf[:1]); err != nil {
				return shortSamples(err)
			}
			if buf[0] > 4 {
				return message.Errorf("picture.filter", buf[0])
			}
			for left := pass.bytes; left > 0; {
				n, err := io.ReadFull(z, buf[:min(left, len(buf))])
				if err != nil {
					return shortSamples(err)
				}
				left -= n
				if err := b.Step(n + 1); err != nil {
					return err
				}
			}
		}
	}
	// The end of the stream holds its checksum. A file may hold more than it needs.
	if n, err := z.Read(buf[:1]); n > 0 {
		return message.Errorf("picture.samples")
	} else if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

func shortSamples(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errShortPNG
	}
	return err
}

// pngPass is a part of the samples: so many rows, of so many bytes and a filter each.
type pngPass struct{ rows, bytes int }

// pngPasses returns the one pass of a file, or the seven of an interlaced one.
func pngPasses(head []byte) []pngPass {
	width, height := int(binary.BigEndian.Uint32(head)), int(binary.BigEndian.Uint32(head[4:]))
	channels := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[head[9]]
	row := func(pixels int) int { return (pixels*channels*int(head[8]) + 7) / 8 }
	if head[12] == 0 {
		return []pngPass{{height, row(width)}}
	}
	var passes []pngPass
	for _, a := range [7]struct{ x, y, dx, dy int }{
		{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2},
	} {
		w, h := (width-a.x+a.dx-1)/a.dx, (height-a.y+a.dy-1)/a.dy
		if w > 0 && h > 0 {
			passes = append(passes, pngPass{h, row(w)})
		}
	}
	return passes
}

// aliveReader ends with the budget.
type aliveReader struct {
	b *budget.Budget
	r *bytes.Reader
}

func (a aliveReader) Read(p []byte) (int, error) {
	if err := a.b.Alive(); err != nil {
		return 0, err
	}
	return a.r.Read(p)
}
