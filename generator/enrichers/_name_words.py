"""Names that are common property of a field, and words that look like names but are none.

Nobody's paper is their introduction in the sense of a reader who follows a link: they are terms
("PCA", "LLM"), data sets everybody uses, units, formats, places and companies.
"""

from __future__ import annotations

TERMS = frozenset(
    """
    AI AGI ML
    TopK Top-K DL RL DRL DNN ANN CNN DCNN RNN GNN MLP LSTM GRU BiLSTM Bi-LSTM SNN BNN KNN k-NN
    kNN SVM SVR GMM HMM CRF MRF GP GPR GBDT RF DT LDA QDA PCA KPCA ICA CCA KCCA SVD t-SVD HOSVD
    NMF PLS MDS FA SSL SL UDA DA DG OOD ID IID i.i.d FSL ZSL GZSL CIL FL TL MTL CL NLP NLU NLG
    NMT MT IR QA VQA ASR TTS OCR NER POS RE KG KB LLM LM PLM VLM VLA MLLM LMM MM-LLM LVLM VLP
    SLM MIM MLM ITM ICL CoT RAG PEFT SFT RLHF RLAIF RLVR DPO PPO TRPO DQN SAC A2C A3C MDP POMDP
    MARL IRL MPC MCTS MCMC HMC SMC VI EM ELBO KL JS MMD OT SGD GD SDE ODE PDE CDE MSE MAE-loss
    RMSE NMSE MAPE PSNR SSIM LPIPS FID IS mAP mIoU IoU AP AUC ROC AUROC AUPRC F1 BLEU ROUGE
    METEOR CIDEr WER CER PPL NDCG nDCG MRR MI HSIC CKA NTK RKHS FFT DFT DCT DWT STFT MFCC VAE
    CVAE AE SAE DAE AAE VQ VQ-VAE GAN cGAN WGAN DCGAN DDPM DDIM LDM SDM DM EBM NeRF INR SDF 3DGS
    GS SLAM SfM MVS ViT ViTs FFN MHA MHSA MoE SSM KV QKV BN LN IN GN ReLU GELU SiLU GLU PTQ QAT
    INT8 INT4 FP16 FP32 FP8 BF16 W4A4 W8A8 NAS HPO AutoML XAI IB DP HE TEE FPGA ASIC GPU GPUs
    CPU TPU NPU HPC RAM DRAM SSD CUDA API APIs SDK UI GUI UX HCI VR AR XR MR IoT IIoT UAV UAVs
    UGV LiDAR RADAR GPS GNSS IMU RGB RGB-D RGBD HSI SAR HDR LDR SR SISR CT MRI fMRI sMRI dMRI
    PET SPECT EEG MEG ECG EKG EMG PPG EHR EHRs EMR ICU DNA RNA mRNA scRNA scRNA-seq ATAC-seq SNP
    GWAS PPI MSA SMILES QSAR ADMET HIV AD ADHD ASD MCI PD COVID COVID-19 SARS-CoV-2 WHO FDA WSI
    CXR OCT US USA UK EU UN NASA IEEE ACM ICML NeurIPS ICLR CVPR ICCV ECCV AAAI IJCAI ACL EMNLP
    NAACL TREC SemEval CLEF SIGIR KDD NIST ISO HTML XML JSON CSV PDF SQL NoSQL RDF OWL SPARQL
    URL HTTP TCP IP UDP DNS WiFi Wi-Fi BLE LTE 4G 5G 6G MIMO OFDM CSI SNR SINR BER QoS QoE SDN
    NFV V2X RSU RIS AWGN DoA DOA CAD CAM FEM CFD MD QM HPLC LHC QCD QED CMB GW ETH NFT DeFi NP P
    NP-hard NP-complete SAT SMT ILP MILP LP QP SDP SOCP ADMM FISTA ISTA LASSO Lasso TV TSP VRP
    PSO GA DE ACO CMA-ES NSGA-II SOTA SoTA STEM SME SMEs HR CEO PhD Ph.D FAQ TODO OK FLOP FLOPs
    FLOPS MAC MACs TOPS FPS ms MB GB TB Hz kHz MHz GHz dB eV GeV TeV kW BibTeX LaTeX TeX GitHub
    GitLab HuggingFace PyTorch TensorFlow JAX NumPy SciPy scikit-learn Python Java JavaScript
    C++ C# Rust Go MATLAB OpenAI DeepMind Google YouTube TikTok Facebook LinkedIn Wikipedia
    ArXiv arXiv McDonald iPhone iOS MacBook macOS eBay PayPal IoU3D 2D 3D 4D 6D 6-DoF 6DoF DoF
    T2I T2V I2V I2I T1 T2 T1w T2w FLAIR AML NLL CE BCE LS LSH KDE ECE CATE ATE ITE TE IV RCT
    RCTs DAG SCM SCMs SEM SEMs IRM ERM MLE MAP BIC AIC OLS GLM GAM ARMA ARIMA GARCH VAR DTW TS
    TSF CTR CVR ROI ROIs A/B MCQ MCQA HCP DTI DWI BOLD BCI BMI NIR UV UML OMP TF-IDF TFIDF BM25
    PnP RANSAC ICP HOG SIFT SURF PAC VC PAC-Bayes NN DNNs GNNs GCN GAT GCL GSL LTR ReID Re-ID
    MOT SOT VOS VIS HOI HAR TAL TAD CBIR CIR CMR ITR IQA NR-IQA VQA-v2 FIQA FR CD AL PL LLS MIL
    WSSS SFDA TTA CTTA DL-based RNNs STL MT-L ANNS SpMM GEMM BLAS OS VM VMs RPC DB DBMS OLAP
    OLTP CRUD SaaS PaaS CI CI/CD DevOps CLI IDE AST JIT LLVM MLIR RTL HDL EDA VLSI SoC NoC CMOS
    DDoS IDS NIDS CVE CWE RSA AES TLS PKI ZKP FHE PUF BFT PoW PoS P2P CDN DHT IPFS SaMD SHM HVAC
    BIM GIS NDVI PM2.5 CO2 H2O CH4 NOx
    """.split()
)

DATA_SETS = frozenset(
    """
    ImageNet ImageNet-1K ImageNet-1k ImageNet1k ImageNet-21K ImageNet-21k ImageNet-100
    ImageNet-C ImageNet-A ImageNet-R ImageNet-LT TinyImageNet Tiny-ImageNet Mini-ImageNet
    miniImageNet CIFAR CIFAR10 CIFAR-10 CIFAR100 CIFAR-100 CIFAR100-20 CIFAR-10-LT CIFAR-100-LT
    STL STL10 STL-10 MNIST FashionMNIST Fashion-MNIST EMNIST KMNIST SVHN USPS COIL-20 COIL-100
    COCO MS-COCO MSCOCO MS-COCO-2017 LVIS PASCAL VOC ADE20K ADE20k Cityscapes KITTI nuScenes
    Waymo iNaturalist CUB CUB-200 CUB-200-2011 CelebA CelebA-HQ FFHQ LSUN LFW Places365 SUN397
    DTD Flickr30K Flickr30k VQAv2 GQA CLEVR UCF101 UCF-101 HMDB51 HMDB-51 Kinetics Kinetics-400
    SSv2 MSR-VTT MSRVTT MSVD ActivityNet DiDeMo LSMDC AudioSet LibriSpeech VoxCeleb ESC-50 GLUE
    SuperGLUE SQuAD SNLI MNLI MMLU MMLU-Pro GSM8K MATH MATH500 HumanEval MBPP AIME AIME24 AIME25
    GPQA HellaSwag ARC ARC-C BBH TruthfulQA TriviaQA NQ HotpotQA MS-MARCO MSMARCO BEIR MTEB
    MuST-C WMT WMT14 IMDB IMDb AG-News Yelp Amazon MovieLens WikiText WikiText-2 WikiText-103 C4
    LAION LAION-5B LAION-400M YFCC YFCC100M CC3M CC12M ShapeNet ModelNet40 ModelNet ScanNet
    S3DIS NYUv2 QM9 MD17 OGB ogbn-arxiv PubMed MIMIC MIMIC-III MIMIC-IV MIMIC-CXR CheXpert BraTS
    ADNI UKB ABIDE ISIC CAMELYON16 TCGA VTAB VTAB-1k DomainBed Office-Home OfficeHome DomainNet
    Criteo ETT ETTh1 M4 SWE-bench WebArena ALFWorld LIBERO CALVIN D4RL MuJoCo Atari CIRR
    FashionIQ Fashion-IQ CIRCO MTEB-R BookCorpus The-Pile
    """.split()
)

# Words that stand before a colon or with a capital and name no method.
ORDINARY = frozenset(
    """
    a about abstract agent agents ai algorithm algorithms all analysis approach approaches
    architecture architectures article attention author authors autoencoder autoencoders
    background bayesian beyond benchmark benchmarks bert-like brief can challenge challenges
    code comment conclusion conclusions correction dataset datasets data deep design diffusion
    discussion distillation do does editorial embedding embeddings english erratum evaluation
    experiment experiments exploring extended fast fine-tuning framework frameworks from french
    gaussian german graph graphs here hessian how human humans improving in is introduction it
    language large learning lecture less lessons loss losses machine markov method methods
    metric metrics model models modeling more nature network networks neural new news note novel
    objective on optimization our overview paper papers perspective perspectives position
    principle principles problem problems process program project proof proposal pruning
    question questions reasoning rebuttal reply report representation representations response
    rethinking retrieval review revisiting robust scaling self-supervised sparse strategy study
    summary supplementary survey system systems task tasks technique techniques technical that
    the their theorem theory these this those three to tokenization towards transformer
    transformers tutorial two understanding variational version we what when where which who why
    with work workshop yes riemannian euclidean bernoulli laplace laplacian fourier newton
    hilbert banach lipschitz wasserstein boltzmann lagrangian hamiltonian jacobian fisher nash
    shapley poisson dirichlet chinese japanese korean spanish arabic hindi european american
    african asian monday january february march april june july august september october
    november december
    """.split()
)
