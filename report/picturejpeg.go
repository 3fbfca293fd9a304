package report

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// Bounds for decoding a JPEG file whole. Beyond them its structure alone is checked.
const (
	maxDecoded = 48 << 20 // bytes
	maxScans   = 32       // of a progressive file: each may go over all of it
)

// checkJPEG steps through the segments of the file to its end (ISO/IEC 10918-1 annex B)
// and, where that takes little, decodes it.
func checkJPEG(b *budget.Budget, data []byte, c image.Config) error {
	s, err := jpegStructure(b, data)
	if err != nil {
		return err
	}
	if s.samples(c) > maxDecoded || s.scans > maxScans {
		return nil
	}
	_, err = jpeg.Decode(aliveReader{b, bytes.NewReader(data)})
	return err
}

// jpegFile is what the segments of a file say.
type jpegFile struct {
	scans       int
	progressive bool
	components  []byte // three bytes each: identifier, sampling factors, table
}

// samples returns the bytes that decoding takes: one for a sample, and for a
// progressive file four more for its coefficient.
func (s *jpegFile) samples(c image.Config) int {
	largest, sum := 1, 0
	for i := 0; i+2 < len(s.components); i += 3 {
		n := int(s.components[i+1]>>4) * int(s.components[i+1]&15)
		largest = max(largest, n)
		sum += n
	}
	n := (c.Width + 63) * (c.Height + 63) * sum / largest
	if s.progressive {
		n *= 5
	}
	return n
}

// jpegStructure reads the file from its first marker to the one that ends it.
func jpegStructure(b *budget.Budget, data []byte) (*jpegFile, error) {
	s := &jpegFile{}
	for i := 2; ; {
		if err := b.Step(64); err != nil {
			return nil, err
		}
		// What stands before a marker is skipped, as all readers do, and a marker
		// may have fill bytes.
		n := bytes.IndexByte(data[min(i, len(data)):], 0xFF)
		if n < 0 {
			return nil, message.Errorf("picture.cut")
		}
		for i += n; i < len(data) && data[i] == 0xFF; i++ {
		}
		if i >= len(data) {
			return nil, message.Errorf("picture.cut")
		}
		marker := data[i]
		i++
		switch {
		case marker == 0xD9:
			if s.scans == 0 || s.components == nil {
				return nil, message.Errorf("picture.empty")
			}
			return s, nil
		case marker >= 0xD0 && marker <= 0xD7, marker == 1:
			continue // no segment belongs to it
		}
		if i+2 > len(data) {
			return nil, message.Errorf("picture.cut")
		}
		n = int(binary.BigEndian.Uint16(data[i:]))
		if n < 2 || i+n > len(data) {
			return nil, message.Errorf("picture.cut")
		}
		if err := s.segment(marker, data[i+2:i+n]); err != nil {
			return nil, err
		}
		i += n
		if marker == 0xDA {
			var err error
			if i, err = jpegScanEnd(b, data, i); err != nil {
				return nil, err
			}
		}
	}
}

// segment notes what a segment says of the picture.
func (s *jpegFile) segment(marker byte, segment []byte) error {
	switch {
	case marker == 0xDA:
		s.scans++
	case marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
		if s.components != nil || len(segment) < 6 || len(segment) < 6+3*int(segment[5]) || segment[5] == 0 {
			return message.Errorf("picture.segment", fmt.Sprintf("%X", marker))
		}
		s.progressive = marker == 0xC2
		s.components = segment[6 : 6+3*int(segment[5])]
	}
	return nil
}

// jpegScanEnd returns where the coded samples end: at the first marker that is neither
// an escaped FF nor a restart.
func jpegScanEnd(b *budget.Budget, data []byte, i int) (int, error) {
	for {
		n := bytes.IndexByte(data[i:], 0xFF)
		if n < 0 || i+n+1 >= len(data) {
			return 0, message.Errorf("picture.cut")
		}
		i += n
		if err := b.Step(n + 1); err != nil {
			return 0, err
		}
		if next := data[i+1]; next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7) {
			return i, nil
		}
		i++
	}
}
