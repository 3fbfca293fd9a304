package report

import "fmt"

// Kind is the kind of organ that reports. Article 50(4) of the 条例 asks more of a
// government than of a department, and article 49 gives them different days.
type Kind int

const (
	// KindUnstated is the zero Kind: nothing said.
	KindUnstated Kind = iota
	// Department is a department of a government (政府部门).
	Department
	// Government is a people's government (人民政府), whose report its
	// 政府信息公开工作主管部门 publishes.
	Government
)

var kindKeys = [...]string{KindUnstated: "", Department: "department", Government: "government"}

// String returns the key of the kind in a file: "department", "government", or ""
// where none was stated.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindKeys) {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return kindKeys[k]
}

// ParseKind reads the key of a kind.
func ParseKind(s string) (Kind, error) {
	for k, key := range kindKeys {
		if key == s && s != "" {
			return Kind(k), nil
		}
	}
	return KindUnstated, fmt.Errorf("%q is not a kind of organ: department and government are", s)
}

// OfGovernment reports whether the report is a government's: by its kind, or by the
// name of the organ ([KindOf]) where no kind is stated.
func (r *Report) OfGovernment() bool {
	return r.Kind == Government || r.Kind == KindUnstated && KindOf(r.Office) == Government
}
