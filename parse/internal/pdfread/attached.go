package pdfread

// longestName is how many bytes the name of an attached file may have.
const longestName = 1 << 10

// Attached returns the attached file with the name, and the description that stands
// beside it; nil where there is none.
func (f *File) Attached(name string) (data []byte, description string, err error) {
	defer stopped(&err)
	root := f.dict(f.trailer["Root"])
	names := f.dict(f.dict(root["Names"])["EmbeddedFiles"])
	var found dict
	var walk func(node dict, depth int) error
	walk = func(node dict, depth int) error {
		if err := f.b.Depth(depth); err != nil {
			return err
		}
		if err := f.b.Alive(); err != nil {
			return err
		}
		pairs := f.array(node["Names"])
		for i := 0; i+1 < len(pairs) && found == nil; i += 2 {
			f.b.step(1)
			spec := f.dict(pairs[i+1])
			for _, key := range []string{"UF", "F"} {
				if s, ok := f.resolve(spec[key]).(string); ok && len(s) <= longestName && textString(s) == name && f.dict(spec["EF"]) != nil {
					found = spec
				}
			}
		}
		for _, kid := range f.array(node["Kids"]) {
			if found != nil {
				break
			}
			if err := f.b.Block(); err != nil {
				return err
			}
			if err := walk(f.dict(kid), depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(names, 0); err != nil || found == nil {
		return nil, "", err
	}
	files := f.dict(found["EF"])
	for _, key := range []string{"F", "UF"} {
		if s, ok := f.resolve(files[key]).(stream); ok {
			data, err := f.unpack(s)
			desc, _ := f.resolve(found["Desc"]).(string)
			return data, textString(desc), err
		}
	}
	return nil, "", nil
}
