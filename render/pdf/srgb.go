package pdf

import "encoding/binary"

// srgb returns the profile of the colours that a file is written in, those of IEC
// 61966-2-1 (sRGB), by the specification ICC.1:2004-10, which PDF 1.7 reads. The curves
// are formulas there, so that it takes half a kilobyte.
func srgb() []byte {
	const (
		header  = 128
		entry   = 12
		version = 0x04200000
	)
	curve := parametricCurve(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	// The primaries and the white of sRGB, adapted to the light D50 as the profile
	// connection space has it (clause 6.3.2), and the matrix that adapts them.
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", localized("sRGB IEC61966-2.1")},
		{"cprt", localized("No copyright, use freely")},
		{"wtpt", numbers("XYZ ", 0.9642, 1, 0.8249)},
		{"chad", numbers("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", numbers("XYZ ", 0.43607, 0.22249, 0.01392)},
		{"gXYZ", numbers("XYZ ", 0.38515, 0.71687, 0.09708)},
		{"bXYZ", numbers("XYZ ", 0.14307, 0.06061, 0.7141)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	at := func() int { return header + 4 + entry*len(tags) + len(data) }
	last := 0 // where the last entry's data begin: the three curves are one
	for i, t := range tags {
		if i == 0 || &t.data[0] != &tags[i-1].data[0] {
			last = at()
			data = append(data, t.data...)
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(last))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
	}
	profile := binary.BigEndian.AppendUint32(make([]byte, 0, at()), uint32(at()))
	profile = append(profile, 0, 0, 0, 0)
	profile = binary.BigEndian.AppendUint32(profile, version)
	profile = append(profile, "mntrRGB XYZ "...)
	profile = append(profile, 0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0) // 1 January 2000: no clock is asked
	profile = append(profile, "acsp"...)
	profile = append(profile, make([]byte, 28)...)               // platform, flags, device, intent
	profile = append(profile, numbers("", 0.9642, 1, 0.8249)...) // the light
	profile = append(profile, make([]byte, header-len(profile))...)
	return append(append(profile, table...), data...)
}

// numbers returns a tag's data: a type and numbers as s15Fixed16Number (clause 4.6).
func numbers(kind string, values ...float64) []byte {
	var b []byte
	if kind != "" {
		b = append([]byte(kind), 0, 0, 0, 0)
	}
	for _, v := range values {
		fixed := v * 65536
		if fixed < 0 {
			fixed -= 0.5
		} else {
			fixed += 0.5
		}
		b = binary.BigEndian.AppendUint32(b, uint32(int32(fixed)))
	}
	return b
}

// parametricCurve returns the curve Y = (aX+b)^g from d on, and cX below it (clause
// 10.15, type 3).
func parametricCurve(g, a, b, c, d float64) []byte {
	return append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), numbers("", g, a, b, c, d)...)
}

// localized returns a text in ASCII as multiLocalizedUnicodeType (clause 10.13), in
// English.
func localized(text string) []byte {
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0CenUS")
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(text)))
	b = binary.BigEndian.AppendUint32(b, 28)
	for _, c := range []byte(text) {
		b = append(b, 0, c)
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}
